-- Requests with tokens uniformly at random; paced by thinking times if WRK_THINK_MS is not 0.

local think = tonumber(os.getenv("WRK_THINK_MS"))
local requests = {}

function init(args)
  local headers = {
    ["Authorization"] = "Basic " .. os.getenv("WRK_LOGIN"),
    ["Content-Type"] = "application/json",
  }
  for token in io.lines(os.getenv("WRK_TOKENS")) do
    local body = '{"token":"' .. token .. '","checkpoint":"benchmark-gate-1","purpose":"ENTRY"}'
    requests[#requests + 1] = wrk.format("POST", nil, headers, body)
  end
  math.randomseed(os.time())
end

function request()
  return requests[math.random(#requests)]
end

if think > 0 then
  -- Exponential: the arrivals of many independent gates.
  function delay()
    return math.floor(-think * math.log(1 - math.random()) + 0.5)
  end
end

function done(summary, latency, requests)
  local wrong = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status
      + summary.errors.timeout
  io.write(string.format("figures %.1f %.3f %.3f %d\n", summary.requests * 1e6 / summary.duration,
      latency:percentile(50) / 1000, latency:percentile(99) / 1000, wrong))
end
