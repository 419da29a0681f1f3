-- Code that no trusted language holds in: of extensions that are not known to be harmless, and of nobody's extension.
with dangerous as (
  select p.oid, p.proowner, p.proacl
  from pg_proc p
  join pg_language l on l.oid = p.prolang
  left join pg_depend d on d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
  left join pg_extension e on e.oid = d.refobjid
  where p.oid >= 16384
    and case
      when e.extname is not null then e.extname <> all (string_to_array(current_setting('slipway.harmless'), ','))
      else not l.lanpltrusted and l.lanname <> 'sql'
    end)
select statement
from (
  select d.oid, 1 as place, format('alter routine %s owner to %I', d.oid::regprocedure, session_user) as statement
  from dangerous d
  join pg_proc p on p.oid = d.oid
  join pg_roles r on r.oid = d.proowner
  where not r.rolsuper and p.prokind <> 'a'
  union all
  select d.oid, 2, format('revoke all on routine %s from public cascade', d.oid::regprocedure)
  from dangerous d
  union all
  select d.oid, 3, format('revoke all on routine %s from %I cascade', d.oid::regprocedure, pg_get_userbyid(a.grantee))
  from dangerous d
  cross join lateral aclexplode(d.proacl) a
  where a.grantee <> 0 and a.grantee <> d.proowner
) as s
order by oid, place
