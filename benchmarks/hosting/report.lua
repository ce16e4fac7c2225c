-- Asks for the paths behind `--` one after the other, and says in one line what came of it.
local paths, turn = {}, 0

function init(args)
  paths = args
end

function request()
  turn = turn % #paths + 1
  return wrk.format("GET", paths[turn])
end

function done(summary, latency)
  local wrong = summary.errors
  local errors = wrong.connect + wrong.read + wrong.write + wrong.status + wrong.timeout
  print(string.format(
    "report %d %d %d %d %d %d",
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99), errors
  ))
end
