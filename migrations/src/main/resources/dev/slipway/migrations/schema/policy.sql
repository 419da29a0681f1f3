select format('%I on %I.%I', p.polname, n.nspname, c.relname),
       concat_ws(' ',
         case when p.polpermissive then 'permissive' else 'restrictive' end,
         'for', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete'
           else 'all' end,
         'to', (select string_agg(case when r.role = 0 then 'public' else pg_get_userbyid(r.role)::text end, ', '
                  order by r.role)
                from unnest(p.polroles) as r (role)),
         'using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
         'with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
from pg_policy p
join pg_class c on c.oid = p.polrelid
join pg_namespace n on n.oid = c.relnamespace
where {ours} and {free pg_class c.oid}
