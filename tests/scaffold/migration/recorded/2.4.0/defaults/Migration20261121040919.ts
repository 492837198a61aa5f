import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040919 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "numbers" ("id" text not null, "zero" integer not null default 0, "minus" integer not null default -7, "large" integer not null default 2147483647, "half" real not null default 0.5, "small" real not null default 0.000001, "tiny" real not null default 1e-7, "minus_half" real not null default -0.25, "whole" real not null default 3, "price" numeric not null default 19.99, "zero_price" numeric not null default 0, "minus_price" numeric not null default -1.5, "huge" numeric not null default 9007199254740991, "maybe" numeric null default 5, "raw_price" jsonb not null, "raw_zero_price" jsonb not null, "raw_minus_price" jsonb not null, "raw_huge" jsonb not null, "raw_maybe" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "numbers_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_numbers_deleted_at" ON "numbers" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "others" ("id" text not null, "yes" boolean not null default true, "no" boolean not null default false, "grade" text check ("grade" in ('A+', 'b c', 'd.e', '1')) not null default 'b c', "maybe" text check ("maybe" in ('a', 'b')) null default 'a', "settings" jsonb not null default '{"b":true,"a":[1,"two",null],"n":{"x":0.5}}', "blank" jsonb not null default '{}', "words" text[] not null default '{one,two words,"thr,ee",""}', "none" text[] not null default '{}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "others_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_others_deleted_at" ON "others" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "texts" ("id" text not null, "empty" text not null default '', "word" text not null default 'draft', "spaced" text not null default 'two words, one comma', "umlaut" text not null default 'Größe – ½ “x” 👟', "percent" text not null default '100%', "braces" text not null default '{a} [b] (c)', "nothing" text null default 'x', "asks" text not null default 'why?', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "texts_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_texts_deleted_at" ON "texts" (deleted_at) WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "numbers" cascade;`);

    this.addSql(`drop table if exists "others" cascade;`);

    this.addSql(`drop table if exists "texts" cascade;`);
  }

}
