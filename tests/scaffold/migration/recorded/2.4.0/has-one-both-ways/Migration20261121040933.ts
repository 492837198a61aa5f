import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040933 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "visa" drop constraint if exists "visa_passport_id_unique";`);
    this.addSql(`alter table if exists "licence" drop constraint if exists "licence_account_id_unique";`);
    this.addSql(`alter table if exists "passport" drop constraint if exists "passport_account_id_unique";`);
    this.addSql(`alter table if exists "passport" drop constraint if exists "passport_number_unique";`);
    this.addSql(`alter table if exists "account" drop constraint if exists "account_email_unique";`);
    this.addSql(`create table if not exists "avatar" ("id" text not null, "url" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "avatar_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_avatar_deleted_at" ON "avatar" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "settings" ("id" text not null, "data" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "settings_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_settings_deleted_at" ON "settings" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "account" ("id" text not null, "email" text not null, "settings_id" text not null, "avatar_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "account_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_account_email_unique" ON "account" (email) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_account_deleted_at" ON "account" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "passport" ("id" text not null, "number" text not null, "account_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "passport_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_passport_number_unique" ON "passport" (number) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_passport_account_id_unique" ON "passport" (account_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_passport_deleted_at" ON "passport" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "licence" ("id" text not null, "account_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "licence_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_licence_account_id_unique" ON "licence" (account_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_licence_deleted_at" ON "licence" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "visa" ("id" text not null, "passport_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "visa_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_visa_passport_id_unique" ON "visa" (passport_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_visa_deleted_at" ON "visa" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "account" add constraint "account_settings_id_foreign" foreign key ("settings_id") references "settings" ("id") on update cascade;`);
    this.addSql(`alter table if exists "account" add constraint "account_avatar_id_foreign" foreign key ("avatar_id") references "avatar" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "passport" add constraint "passport_account_id_foreign" foreign key ("account_id") references "account" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "licence" add constraint "licence_account_id_foreign" foreign key ("account_id") references "account" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "visa" add constraint "visa_passport_id_foreign" foreign key ("passport_id") references "passport" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "account" drop constraint if exists "account_avatar_id_foreign";`);

    this.addSql(`alter table if exists "account" drop constraint if exists "account_settings_id_foreign";`);

    this.addSql(`alter table if exists "passport" drop constraint if exists "passport_account_id_foreign";`);

    this.addSql(`alter table if exists "licence" drop constraint if exists "licence_account_id_foreign";`);

    this.addSql(`alter table if exists "visa" drop constraint if exists "visa_passport_id_foreign";`);

    this.addSql(`drop table if exists "avatar" cascade;`);

    this.addSql(`drop table if exists "settings" cascade;`);

    this.addSql(`drop table if exists "account" cascade;`);

    this.addSql(`drop table if exists "passport" cascade;`);

    this.addSql(`drop table if exists "licence" cascade;`);

    this.addSql(`drop table if exists "visa" cascade;`);
  }

}
