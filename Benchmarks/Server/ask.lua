-- Asks for the paths of the file PATHS one after the other, over and over; prints what came of it as a line of JSON.
local requests, at = {}, 0

function init(args)
  for path in io.lines(os.getenv("PATHS")) do requests[#requests + 1] = wrk.format("GET", path) end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"seconds":%.3f,"bytes":%d,"failed":%d,"p50":%.3f,"p99":%.3f}\n', summary.requests, summary.duration / 1e6,
    summary.bytes, errors.connect + errors.read + errors.write + errors.status + errors.timeout, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3))
end
