// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// What must happen at once on the server, in Lua. Every script gets the root of the namespace as its first key, from
/// which it makes the others; all of them lie on one node (SwarmKeys, also for the second key). Times are the server's,
/// so clocks of other machines do not matter. A task is the hash task:ID with the fields request, hash, state (held,
/// waiting, running, delayed, done, failed, cancelled), priority, attempts, most_attempts, timeout_ms, submitted,
/// started, finished, worker, entry, fraction, text, error, waits_for.
namespace pleio::scripts {

/// Begins every script. A task that is over is kept for a week. `push` puts a task into its queue; `finish` ends it and
/// lets those that wait for it go on.
inline constexpr std::string_view kCommon = R"(
local root = KEYS[1]
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local kept = 7 * 24 * 3600
local function key(id) return root .. 'task:' .. id end
local function note(what, id, text)
  redis.call('XADD', root .. 'log', 'MAXLEN', '~', 10000, '*', 'what', what, 'task', id, 'text', text or '')
  redis.call('PUBLISH', root .. 'events', what .. ' ' .. id)
  redis.call('PUBLISH', root .. 'events:' .. id, what)
end
local function push(id)
  local priority = redis.call('HGET', key(id), 'priority')
  local entry = redis.call('XADD', root .. 'queue:' .. priority, '*', 'id', id)
  redis.call('HSET', key(id), 'state', 'waiting', 'entry', entry)
end
local function leave(id)
  local entry, priority = unpack(redis.call('HMGET', key(id), 'entry', 'priority'))
  if entry and entry ~= '' then
    redis.call('XACK', root .. 'queue:' .. priority, 'workers', entry)
    redis.call('XDEL', root .. 'queue:' .. priority, entry)
  end
end
local function finish(id, state, why)
  leave(id)
  redis.call('HSET', key(id), 'state', state, 'finished', now, 'error', why or '')
  redis.call('HDEL', key(id), 'entry')
  redis.call('EXPIRE', key(id), kept)
  note(state, id, why)
  local children = redis.call('SMEMBERS', root .. 'children:' .. id)
  table.sort(children)
  redis.call('DEL', root .. 'children:' .. id)
  local ended = {}
  for _, child in ipairs(children) do
    if state == 'done' then
      if redis.call('HGET', key(child), 'state') == 'held' and redis.call('HINCRBY', key(child), 'waits_for', -1) == 0 then
        push(child)
      end
    elseif redis.call('HGET', key(child), 'state') == 'held' then
      ended[#ended + 1] = child
    end
  end
  return ended
end
local function bury(id, reason)
  redis.call('XADD', root .. 'dead', 'MAXLEN', '~', 10000, '*', 'task', id, 'reason', reason)
end
local function finishAll(id, state, why)
  local open = {{id, state, why}}
  while #open > 0 do
    local one = table.remove(open)
    for _, child in ipairs(finish(one[1], one[2], one[3])) do
      open[#open + 1] = {child, 'cancelled', one[2] == 'failed' and one[3] or 'A task it waits for was not done.'}
    end
  end
end
)";

/// id, request, hash, priority, most_attempts, timeout_ms, ids of its parts with spaces between, ids it waits for …; 1,
/// or 0 if the id is taken.
inline constexpr std::string_view kSubmit = R"(
local id = ARGV[1]
if redis.call('EXISTS', key(id)) == 1 then return 0 end
redis.call('HSET', key(id), 'request', ARGV[2], 'hash', ARGV[3], 'priority', ARGV[4], 'most_attempts', ARGV[5],
  'timeout_ms', ARGV[6], 'state', 'held', 'attempts', 0, 'submitted', now, 'waits_for', 0, 'parts', ARGV[7])
local waits = 0
for i = 8, #ARGV do
  local state, why = unpack(redis.call('HMGET', key(ARGV[i]), 'state', 'error'))
  if not state or state == 'failed' or state == 'cancelled' then
    finishAll(id, 'cancelled', state == 'failed' and why or 'A task it waits for was not done.')
    return 1
  end
  if state ~= 'done' then
    if redis.call('SADD', root .. 'children:' .. ARGV[i], id) == 1 then waits = waits + 1 end
  end
end
redis.call('HSET', key(id), 'waits_for', waits)
note('submitted', id)
if redis.call('EXISTS', root .. 'result:' .. ARGV[3]) == 1 then
  finishAll(id, 'done')
elseif waits == 0 then
  push(id)
end
return 1
)";

/// worker, ms without a sign of life after which a worker is lost, 1 to look also for tasks of lost workers and for
/// those whose time has come back: the next task begins; {id, priority, entry, request, timeout_ms}. If there is none,
/// the last ids of the three queues: whatever comes later was not seen.
inline constexpr std::string_view kClaim = R"(
local worker, silent, priorities = ARGV[1], ARGV[2], {'high', 'normal', 'low'}
local function start(priority, entry)
  local queue, id = root .. 'queue:' .. priority, entry[2] and entry[2][2]
  local state, at, attempts, most, hash =
    unpack(redis.call('HMGET', key(id or ''), 'state', 'entry', 'attempts', 'most_attempts', 'hash'))
  if (state ~= 'waiting' and state ~= 'running') or at ~= entry[1] then
    redis.call('XACK', queue, 'workers', entry[1])
    redis.call('XDEL', queue, entry[1])
    return nil
  end
  if redis.call('EXISTS', root .. 'result:' .. hash) == 1 then
    finishAll(id, 'done')  -- an equal task was quicker
    return nil
  end
  local lost = 0
  if state == 'running' then
    note('lost', id, redis.call('HGET', key(id), 'worker'))
    lost = redis.call('HINCRBY', key(id), 'lost', 1)
  end
  -- A task that ends whoever runs it must not go through all workers.
  if lost >= 2 or tonumber(attempts) >= tonumber(most) then
    local why = 'The workers that ran it were lost, ' .. lost .. ' so far; look what it needs, as memory, and retry it.'
    bury(id, why)
    finishAll(id, 'failed', why)
    return nil
  end
  redis.call('HINCRBY', key(id), 'attempts', 1)
  redis.call('HSET', key(id), 'state', 'running', 'worker', worker, 'started', now, 'fraction', 0, 'text', '')
  note('started', id, worker)
  local request, timeout = unpack(redis.call('HMGET', key(id), 'request', 'timeout_ms'))
  return {id, priority, entry[1], request, timeout}
end
if ARGV[3] == '1' then
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', root .. 'delayed', '-inf', now, 'LIMIT', 0, 100)) do
    redis.call('ZREM', root .. 'delayed', id)
    if redis.call('HGET', key(id), 'state') == 'delayed' then push(id) end
  end
  for _, priority in ipairs(priorities) do
    local cursor = '0-0'
    repeat
      local lost = redis.call('XAUTOCLAIM', root .. 'queue:' .. priority, 'workers', worker, silent, cursor, 'COUNT', 1)
      for _, entry in ipairs(lost[2]) do
        local task = start(priority, entry)
        if task then return task end
      end
      cursor = lost[1]
    until cursor == '0-0'
  end
end
for _, priority in ipairs(priorities) do
  local queue = root .. 'queue:' .. priority
  local read = redis.call('XREADGROUP', 'GROUP', 'workers', worker, 'COUNT', 1, 'STREAMS', queue, '>')
  while read do
    local task = start(priority, read[1][2][1])
    if task then return task end
    read = redis.call('XREADGROUP', 'GROUP', 'workers', worker, 'COUNT', 1, 'STREAMS', queue, '>')
  end
end
local last = {}
for _, priority in ipairs(priorities) do
  local info = redis.call('XINFO', 'STREAM', root .. 'queue:' .. priority)
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then last[#last + 1] = info[i + 1] end
  end
end
return last
)";

/// id, worker, fraction, what it does: 1 if this worker is running the task. Writes and tells others only what is new.
inline constexpr std::string_view kTell = R"(
local id = ARGV[1]
local state, worker, fraction, text = unpack(redis.call('HMGET', key(id), 'state', 'worker', 'fraction', 'text'))
if state ~= 'running' or worker ~= ARGV[2] then return 0 end
if fraction ~= ARGV[3] or text ~= ARGV[4] then
  redis.call('HSET', key(id), 'fraction', ARGV[3], 'text', ARGV[4])
  redis.call('PUBLISH', root .. 'events:' .. id, 'progress ' .. ARGV[3] .. ' ' .. ARGV[4])
end
return 1
)";

/// id, hash, result, seconds it is kept: the result is accepted if it is the first; 1 or 0.
inline constexpr std::string_view kAccept = R"(
local id = ARGV[1]
local state = redis.call('HGET', key(id), 'state')
if state ~= 'running' and state ~= 'waiting' and state ~= 'delayed' then return 0 end
redis.call('SET', root .. 'result:' .. ARGV[2], ARGV[3], 'EX', ARGV[4])
redis.call('ZREM', root .. 'delayed', id)
finishAll(id, 'done')
return 1
)";

/// id, worker, reason, 1 to try again, delay in ms: 1 if this worker was running it.
inline constexpr std::string_view kFail = R"(
local id = ARGV[1]
local state, worker, attempts, most = unpack(redis.call('HMGET', key(id), 'state', 'worker', 'attempts', 'most_attempts'))
if state ~= 'running' or worker ~= ARGV[2] then return 0 end
if ARGV[4] == '1' and tonumber(attempts) < tonumber(most) then
  leave(id)
  redis.call('HDEL', key(id), 'entry')
  redis.call('HSET', key(id), 'state', 'delayed', 'error', ARGV[3])
  redis.call('ZADD', root .. 'delayed', now + tonumber(ARGV[5]), id)
  note('delayed', id, ARGV[3])
  return 1
end
bury(id, ARGV[3])
finishAll(id, 'failed', ARGV[3])
return 1
)";

/// id, worker: hands a task back untried, as when a worker is told to stop; 1 if this worker was running it.
inline constexpr std::string_view kHandBack = R"(
local id = ARGV[1]
local state, worker = unpack(redis.call('HMGET', key(id), 'state', 'worker'))
if state ~= 'running' or worker ~= ARGV[2] then return 0 end
leave(id)
redis.call('HDEL', key(id), 'entry')
redis.call('HINCRBY', key(id), 'attempts', -1)
push(id)
note('handed_back', id, worker)
return 1
)";

/// id …: how many were not over and are cancelled now, their parts not counted.
inline constexpr std::string_view kCancel = R"(
local why = 'The task was cancelled on the server.'
local function cancel(id)
  local state, parts = unpack(redis.call('HMGET', key(id), 'state', 'parts'))
  if not state or state == 'done' or state == 'failed' or state == 'cancelled' then return 0 end
  redis.call('ZREM', root .. 'delayed', id)
  finishAll(id, 'cancelled', why)
  for part in string.gmatch(parts or '', '%S+') do cancel(part) end
  return 1
end
local cancelled = 0
for _, id in ipairs(ARGV) do cancelled = cancelled + cancel(id) end
return cancelled
)";

/// id: a task that failed or was cancelled begins anew; 1 or 0.
inline constexpr std::string_view kRetry = R"(
local id = ARGV[1]
local state = redis.call('HGET', key(id), 'state')
if state ~= 'failed' and state ~= 'cancelled' then return 0 end
redis.call('PERSIST', key(id))
redis.call('HSET', key(id), 'attempts', 0, 'lost', 0, 'error', '', 'waits_for', 0)
push(id)
note('retried', id)
return 1
)";

/// worker, seconds after which it is forgotten, then pairs of field and value: a sign of life.
inline constexpr std::string_view kBeat = R"(
local worker = root .. 'worker:' .. ARGV[1]
redis.call('ZADD', root .. 'workers', t[1], ARGV[1])
for i = 3, #ARGV, 2 do redis.call('HSET', worker, ARGV[i], ARGV[i + 1]) end
redis.call('HSET', worker, 'seen', now)
redis.call('EXPIRE', worker, ARGV[2])
redis.call('ZREMRANGEBYSCORE', root .. 'workers', '-inf', t[1] - tonumber(ARGV[2]))
return redis.call('HGET', worker, 'drain') or ''
)";

/// How many tasks wait, run, are delayed and failed for good, and for how many ms the longest waiting one has waited.
inline constexpr std::string_view kLoad = R"(
local waiting, running, oldest = 0, 0, now
for _, priority in ipairs({'high', 'normal', 'low'}) do
  local queue = root .. 'queue:' .. priority
  if redis.call('EXISTS', queue) == 1 then
    local taken, last = 0, '0-0'
    for _, group in ipairs(redis.call('XINFO', 'GROUPS', queue)) do
      local of = {}
      for i = 1, #group, 2 do of[group[i]] = group[i + 1] end
      taken, last = of['pending'], of['last-delivered-id']
    end
    waiting, running = waiting + redis.call('XLEN', queue) - taken, running + taken
    local next = redis.call('XRANGE', queue, '(' .. last, '+', 'COUNT', 1)[1]
    if next then oldest = math.min(oldest, tonumber(string.match(next[1], '%d+'))) end
  end
end
return {waiting, running, redis.call('ZCARD', root .. 'delayed'), redis.call('XLEN', root .. 'dead'), now - oldest}
)";

}  // namespace pleio::scripts
