-- Functions that PostgreSQL itself gives to superusers only, and that somebody has given to more: files, signals, logs.
select format('revoke all on routine %s from %s cascade', p.oid::regprocedure,
         case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end)
from pg_proc p
join pg_init_privs i on i.classoid = 'pg_proc'::regclass and i.objoid = p.oid and i.privtype = 'i'
cross join lateral aclexplode(p.proacl) a
where p.pronamespace = 'pg_catalog'::regnamespace
  and a.grantee <> p.proowner
  and not exists (select from aclexplode(i.initprivs) b where b.grantee = a.grantee)
