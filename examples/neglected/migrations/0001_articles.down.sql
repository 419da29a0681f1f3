drop table article;
