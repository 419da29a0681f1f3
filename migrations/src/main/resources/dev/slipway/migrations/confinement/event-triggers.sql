-- Those that fire even for the session that closes the ways, which has all the power they could wish for.
select format('alter event trigger %I disable', e.evtname)
from pg_event_trigger e
where e.evtenabled in ('A', 'R')
