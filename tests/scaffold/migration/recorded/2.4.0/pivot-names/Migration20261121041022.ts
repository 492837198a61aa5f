import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041022 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "book" drop constraint if exists "book_isbn_unique";`);
    this.addSql(`create table if not exists "author" ("id" text not null, "name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "author_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_author_deleted_at" ON "author" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "book" ("id" text not null, "isbn" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "book_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_book_isbn_unique" ON "book" (isbn) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_book_deleted_at" ON "book" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "a_reader" ("author_id" text not null, "book_id" text not null, constraint "a_reader_pkey" primary key ("author_id", "book_id"));`);

    this.addSql(`create table if not exists "book_author" ("book_id" text not null, "author_id" text not null, constraint "book_author_pkey" primary key ("book_id", "author_id"));`);

    this.addSql(`create table if not exists "shelf" ("id" text not null, "label" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "shelf_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_shelf_deleted_at" ON "shelf" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "zz_shelf_book" ("shelf_id" text not null, "book_id" text not null, constraint "zz_shelf_book_pkey" primary key ("shelf_id", "book_id"));`);

    this.addSql(`alter table if exists "a_reader" add constraint "a_reader_author_id_foreign" foreign key ("author_id") references "author" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "a_reader" add constraint "a_reader_book_id_foreign" foreign key ("book_id") references "book" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "book_author" add constraint "book_author_book_id_foreign" foreign key ("book_id") references "book" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "book_author" add constraint "book_author_author_id_foreign" foreign key ("author_id") references "author" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "zz_shelf_book" add constraint "zz_shelf_book_shelf_id_foreign" foreign key ("shelf_id") references "shelf" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "zz_shelf_book" add constraint "zz_shelf_book_book_id_foreign" foreign key ("book_id") references "book" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "a_reader" drop constraint if exists "a_reader_author_id_foreign";`);

    this.addSql(`alter table if exists "book_author" drop constraint if exists "book_author_author_id_foreign";`);

    this.addSql(`alter table if exists "a_reader" drop constraint if exists "a_reader_book_id_foreign";`);

    this.addSql(`alter table if exists "book_author" drop constraint if exists "book_author_book_id_foreign";`);

    this.addSql(`alter table if exists "zz_shelf_book" drop constraint if exists "zz_shelf_book_book_id_foreign";`);

    this.addSql(`alter table if exists "zz_shelf_book" drop constraint if exists "zz_shelf_book_shelf_id_foreign";`);

    this.addSql(`drop table if exists "author" cascade;`);

    this.addSql(`drop table if exists "book" cascade;`);

    this.addSql(`drop table if exists "a_reader" cascade;`);

    this.addSql(`drop table if exists "book_author" cascade;`);

    this.addSql(`drop table if exists "shelf" cascade;`);

    this.addSql(`drop table if exists "zz_shelf_book" cascade;`);
  }

}
