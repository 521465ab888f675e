-- Asks for one address after the other, as browsers do, and writes what came of it as one line of JSON.
local addresses, last = {}, 0

function init(given)
  addresses = given
  wrk.headers["Accept-Encoding"] = "gzip"
end

function request()
  last = last % #addresses + 1
  return wrk.format("GET", addresses[last])
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    '{"requests": %d, "microseconds": %d, "bytes": %d, "errors": %d, "median": %d, "p99": %d}\n',
    summary.requests, summary.duration, summary.bytes, failed,
    latency:percentile(50), latency:percentile(99)
  ))
end
