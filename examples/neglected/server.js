const express = require('express');
const { Pool } = require('pg');

const app = express();
const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const newTill = process.env.FEATURE_NEW_TILL === 'true';

app.use(express.json());
app.use(express.static('public'));

app.get('/api/articles', async (request, response) => {
  const found = await pool.query('select id, name, price from article order by name');
  response.json(found.rows);
});

app.post('/api/sales', async (request, response) => {
  const { article, quantity } = request.body;
  await pool.query('insert into sale (article, quantity) values ($1, $2)', [article, quantity]);
  response.status(201).json({ newTill });
});

app.listen(process.env.PORT || 3000);
