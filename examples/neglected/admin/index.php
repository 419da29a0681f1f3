<?php
$connection = pg_connect(getenv('DATABASE_URL'));
$sales = pg_query($connection, 'select count(*) from sale');
echo pg_fetch_result($sales, 0, 0) . ' sales';
