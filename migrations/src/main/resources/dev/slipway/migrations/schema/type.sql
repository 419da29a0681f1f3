select format('%I.%I', n.nspname, t.typname),
       case t.typtype
         when 'e' then (
           select format('enum (%s)', string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder))
           from pg_enum e
           where e.enumtypid = t.oid)
         when 'c' then (
           select format('composite (%s)', string_agg(
                    concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum))
           from pg_attribute a
           where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped)
         when 'r' then (
           select concat_ws(' ', 'range of', format_type(r.rngsubtype, null), 'by', (select quote_ident(o.opcname) from pg_opclass o where o.oid = r.rngsubopc),
                    nullif(r.rngcanonical::regproc::text, '-'), nullif(r.rngsubdiff::regproc::text, '-'))
           from pg_range r
           where r.rngtypid = t.oid)
         when 'd' then concat_ws(' ', 'domain of', format_type(t.typbasetype, t.typtypmod),
           case when t.typnotnull then 'not null' end,
           'default ' || t.typdefault,
           (select string_agg(format('constraint %I %s', c.conname, pg_get_constraintdef(c.oid)), ' ' order by c.conname)
            from pg_constraint c
            where c.contypid = t.oid and c.contype <> 'n'))
         else concat_ws(' ', 'base type', t.typinput::text, t.typoutput::text)
       end
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
left join pg_class c on c.oid = t.typrelid
where {ours} and {free pg_type t.oid}
  and (t.typtype in ('e', 'r', 'd')
       or t.typtype = 'c' and c.relkind = 'c'
       or t.typtype = 'b' and t.typcategory <> 'A')
