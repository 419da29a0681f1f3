-- What runs with a superuser's power runs with the caller's instead.
select format('alter routine %s security invoker', p.oid::regprocedure)
from pg_proc p
join pg_roles r on r.oid = p.proowner
where p.prosecdef and r.rolsuper and p.pronamespace <> 'pg_catalog'::regnamespace
