import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121030000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "long_name_of_forty_letters_which_is_the_limit_okk" drop constraint if exists "long_name_of_forty_letters_which_is_the_limit_okk_a_field_of_forty_letters_is_what_we_take_unique";`);
    this.addSql(`alter table if exists "qx" drop constraint if exists "qx_word_id_unique";`);
    this.addSql(`alter table if exists "word" drop constraint if exists "word_x_unique";`);
    this.addSql(`alter table if exists "word" drop constraint if exists "word_admin_unique";`);
    this.addSql(`alter table if exists "word" drop constraint if exists "word_valid_unique";`);
    this.addSql(`alter table if exists "word" drop constraint if exists "word_container_unique";`);
    this.addSql(`alter table if exists "word" drop constraint if exists "word_found_unique";`);
    this.addSql(`alter table if exists "word" drop constraint if exists "word_update_unique";`);
    this.addSql(`alter table if exists "word" drop constraint if exists "word_service_unique";`);
    this.addSql(`alter table if exists "word" drop constraint if exists "word_input_unique";`);
    this.addSql(`alter table if exists "word" drop constraint if exists "word_delete_unique";`);
    this.addSql(`alter table if exists "word" drop constraint if exists "word_class_unique";`);
    this.addSql(`create table if not exists "tx" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "tx_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tx_deleted_at" ON "tx" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "word" ("id" text not null, "class" text not null, "default" text not null, "delete" integer not null, "then" text not null, "data" text not null, "input" text not null, "row" text not null, "result" text null, "query" text null, "body" text not null, "service" text not null, "update" text not null, "found" text not null, "map" jsonb not null, "filter" jsonb not null, "entries" jsonb null, "keys" text[] not null, "at" jsonb null, "find" jsonb null, "concat" jsonb null, "order" integer not null default 1, "limit" integer null, "offset" integer null, "fields" text null, "q" text not null, "with_deleted" boolean not null default false, "name" text not null, "type" text not null, "length" text not null, "count" integer not null, "object" text null, "deleted" boolean not null default false, "selector" jsonb null, "container" text not null, "previous" text null, "valid" text not null, "incomplete" text not null, "admin" text not null, "api" text not null, "customer" text not null, "x" text not null, "user" text not null, "group" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "word_pkey" primary key ("id"), constraint positive check ("order" > 0));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_word_class_unique" ON "word" ("class") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_word_delete_unique" ON "word" ("delete") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_word_input_unique" ON "word" ("input") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_word_service_unique" ON "word" ("service") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_word_update_unique" ON "word" ("update") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_word_found_unique" ON "word" ("found") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_word_container_unique" ON "word" ("container") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_word_valid_unique" ON "word" ("valid") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_word_admin_unique" ON "word" ("admin") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_word_deleted_at" ON "word" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_word_count_name" ON "word" ("count", "name") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_word_x_unique" ON "word" ("x") WHERE "order" > 1 AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "tx_words" ("tx_id" text not null, "word_id" text not null, constraint "tx_words_pkey" primary key ("tx_id", "word_id"));`);

    this.addSql(`create table if not exists "qx" ("id" text not null, "x" text not null, "word_id" text not null, "class_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "qx_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_qx_word_id_unique" ON "qx" ("word_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_qx_deleted_at" ON "qx" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "long_name_of_forty_letters_which_is_the_limit_okk" ("id" text not null, "a_field_of_forty_letters_is_what_we_take" text not null, "a_relation_of_forty_letters_we_take_here_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "long_name_of_forty_letters_which_is_the_limit_okk_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_long_name_of_forty_letters_which_is_the_limit_okk_a_field_of_forty_letters_is_what_we_take_unique" ON "long_name_of_forty_letters_which_is_the_limit_okk" ("a_field_of_forty_letters_is_what_we_take") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_long_name_of_forty_letters_which_is_the_limit_okk_a_relation_of_forty_letters_we_take_here_id" ON "long_name_of_forty_letters_which_is_the_limit_okk" ("a_relation_of_forty_letters_we_take_here_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_long_name_of_forty_letters_which_is_the_limit_okk_deleted_at" ON "long_name_of_forty_letters_which_is_the_limit_okk" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "item" ("id" text not null, "x" text not null, "word_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "item_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_item_word_id" ON "item" ("word_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_item_deleted_at" ON "item" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "aaa" ("id" text not null, "x" text not null, "word_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "aaa_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_aaa_word_id" ON "aaa" ("word_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_aaa_deleted_at" ON "aaa" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "tx_words" add constraint "tx_words_tx_id_foreign" foreign key ("tx_id") references "tx" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "tx_words" add constraint "tx_words_word_id_foreign" foreign key ("word_id") references "word" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "qx" add constraint "qx_word_id_foreign" foreign key ("word_id") references "word" ("id") on update cascade;`);
    this.addSql(`alter table if exists "qx" add constraint "qx_class_id_foreign" foreign key ("class_id") references "tx" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "long_name_of_forty_letters_which_is_the_limit_okk" add constraint "long_name_of_forty_letters_which_is_the_limit_ok_f8a44_foreign" foreign key ("a_relation_of_forty_letters_we_take_here_id") references "word" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "item" add constraint "item_word_id_foreign" foreign key ("word_id") references "word" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "aaa" add constraint "aaa_word_id_foreign" foreign key ("word_id") references "word" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "tx_words" drop constraint if exists "tx_words_tx_id_foreign";`);

    this.addSql(`alter table if exists "qx" drop constraint if exists "qx_class_id_foreign";`);

    this.addSql(`alter table if exists "tx_words" drop constraint if exists "tx_words_word_id_foreign";`);

    this.addSql(`alter table if exists "qx" drop constraint if exists "qx_word_id_foreign";`);

    this.addSql(`alter table if exists "long_name_of_forty_letters_which_is_the_limit_okk" drop constraint if exists "long_name_of_forty_letters_which_is_the_limit_ok_f8a44_foreign";`);

    this.addSql(`alter table if exists "item" drop constraint if exists "item_word_id_foreign";`);

    this.addSql(`alter table if exists "aaa" drop constraint if exists "aaa_word_id_foreign";`);

    this.addSql(`drop table if exists "tx" cascade;`);

    this.addSql(`drop table if exists "word" cascade;`);

    this.addSql(`drop table if exists "tx_words" cascade;`);

    this.addSql(`drop table if exists "qx" cascade;`);

    this.addSql(`drop table if exists "long_name_of_forty_letters_which_is_the_limit_okk" cascade;`);

    this.addSql(`drop table if exists "item" cascade;`);

    this.addSql(`drop table if exists "aaa" cascade;`);
  }

}
