select format('%I.%I', n.nspname, c.relname),
       concat_ws(' ',
         case c.relpersistence when 'u' then 'unlogged' end,
         case c.relkind when 'p' then 'partitioned table' when 'f' then 'foreign table' else 'table' end,
         case when c.reloftype <> 0 then 'of ' || format_type(c.reloftype, null) end,
         case when c.relkind = 'p' then 'partition by ' || pg_get_partkeydef(c.oid) end,
         (select concat_ws(' ', case when c.relispartition then 'partition of' else 'inherits' end,
                   string_agg(format('%I.%I', pn.nspname, p.relname), ', ' order by i.inhseqno),
                   pg_get_expr(c.relpartbound, c.oid))
          from pg_inherits i
          join pg_class p on p.oid = i.inhparent
          join pg_namespace pn on pn.oid = p.relnamespace
          where i.inhrelid = c.oid
          having count(*) > 0),
         case when c.relrowsecurity then 'row level security' end,
         case when c.relforcerowsecurity then 'forced' end,
         case c.relreplident when 'f' then 'replica identity full' when 'n' then 'replica identity nothing' end,
         (select 'using ' || quote_ident(am.amname) from pg_am am where am.oid = c.relam and am.amname <> 'heap'),
         (select 'tablespace ' || quote_ident(ts.spcname) from pg_tablespace ts where ts.oid = c.reltablespace),
         'with ' || c.reloptions::text)
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where {ours} and {free pg_class c.oid} and c.relkind in ('r', 'p', 'f')
