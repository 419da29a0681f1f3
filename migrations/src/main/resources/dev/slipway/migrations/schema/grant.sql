with granted (object, owner, acl) as (
  select format('%s %I.%I', case c.relkind when 'S' then 'sequence' else 'table' end, n.nspname, c.relname),
         c.relowner,
         coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner))
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where {ours} and {free pg_class c.oid} and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
  union all
  select format('column %I.%I.%I', n.nspname, c.relname, a.attname), c.relowner, a.attacl
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
  where {ours} and {free pg_class c.oid} and a.attacl is not null and not a.attisdropped
  union all
  select format('schema %I', n.nspname), n.nspowner, coalesce(n.nspacl, acldefault('n', n.nspowner))
  from pg_namespace n
  where {ours}
  union all
  select format('function %I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)),
         p.proowner, coalesce(p.proacl, acldefault('f', p.proowner))
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  where {ours} and {free pg_proc p.oid}
  union all
  select format('type %I.%I', n.nspname, t.typname), t.typowner, t.typacl
  from pg_type t
  join pg_namespace n on n.oid = t.typnamespace
  where {ours} and {free pg_type t.oid} and t.typacl is not null
  union all
  select 'database', d.datdba, coalesce(d.datacl, acldefault('d', d.datdba))
  from pg_database d
  where d.datname = current_database()
  union all
  select format('future %s of %s%s', case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences'
           when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas' else 'objects' end,
           pg_get_userbyid(d.defaclrole), ' in ' || quote_ident(n.nspname)),
         d.defaclrole, d.defaclacl
  from pg_default_acl d
  left join pg_namespace n on n.oid = d.defaclnamespace
)
select format('%s to %s', g.object, case when a.grantee = 0 then 'public' else pg_get_userbyid(a.grantee)::text end),
       string_agg(lower(a.privilege_type) || case when a.is_grantable then ' with grant option' else '' end, ', '
         order by a.privilege_type, a.is_grantable)
from granted g
cross join lateral aclexplode(g.acl) a
where a.grantee <> g.owner
group by g.object, a.grantee
