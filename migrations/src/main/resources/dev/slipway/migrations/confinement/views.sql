-- A view reads and writes with its owner's power.
select format('alter view %I.%I owner to %I', n.nspname, c.relname, current_setting('slipway.owner'))
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_roles r on r.oid = c.relowner
where c.relkind = 'v' and r.rolsuper and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (
    select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
