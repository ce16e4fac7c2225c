"""The site generator: content becomes pages, checked as a whole before anything is written."""
