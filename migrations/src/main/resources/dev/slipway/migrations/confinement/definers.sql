-- What runs with the power of somebody whom the owner cannot become anyway runs with the caller's instead.
select format('alter routine %s security invoker', p.oid::regprocedure)
from pg_proc p
where p.prosecdef and p.oid >= 16384 and not pg_has_role(current_setting('slipway.owner'), p.proowner, 'member')
