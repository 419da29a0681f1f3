select concat_ws(' ', i.type, i.identity), d.description
from pg_description d
cross join lateral pg_identify_object(d.classoid, d.objoid, d.objsubid) i
where (d.objoid >= 16384
       or d.classoid = 'pg_namespace'::regclass and i.name = 'public' and d.description <> 'standard public schema')
  and coalesce(i.schema, case when i.type = 'schema' then i.name end, '') <> 'slipway'
  and d.classoid <> 'pg_extension'::regclass
  and not exists (
    select from pg_depend e
    where e.classid = d.classoid and e.objid = d.objoid and e.deptype = 'e')
