-- They hold a password, too, and would call out as soon as somebody enables them; the slot of the other side stays alone.
select format(step, s.subname)
from pg_subscription s
cross join (values (1, 'alter subscription %I disable'), (2, 'alter subscription %I set (slot_name = none)'),
  (3, 'drop subscription %I')) as steps (place, step)
where s.subdbid = (select d.oid from pg_database d where d.datname = current_database())
order by s.subname, place
