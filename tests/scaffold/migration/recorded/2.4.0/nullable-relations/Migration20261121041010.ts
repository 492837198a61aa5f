import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041010 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "card" drop constraint if exists "card_contact_id_unique";`);
    this.addSql(`alter table if exists "deal" drop constraint if exists "deal_contact_id_unique";`);
    this.addSql(`create table if not exists "account" ("id" text not null, "name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "account_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_account_deleted_at" ON "account" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "contact" ("id" text not null, "name" text not null, "account_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "contact_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_contact_account_id" ON "contact" (account_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_contact_deleted_at" ON "contact" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "deal" ("id" text not null, "account_id" text null, "contact_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "deal_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_deal_account_id" ON "deal" (account_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_deal_contact_id_unique" ON "deal" (contact_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_deal_deleted_at" ON "deal" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "card" ("id" text not null, "contact_id" text not null, "deal_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "card_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_card_contact_id_unique" ON "card" (contact_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_card_deleted_at" ON "card" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "contact" add constraint "contact_account_id_foreign" foreign key ("account_id") references "account" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "deal" add constraint "deal_account_id_foreign" foreign key ("account_id") references "account" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "deal" add constraint "deal_contact_id_foreign" foreign key ("contact_id") references "contact" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "card" add constraint "card_contact_id_foreign" foreign key ("contact_id") references "contact" ("id") on update cascade;`);
    this.addSql(`alter table if exists "card" add constraint "card_deal_id_foreign" foreign key ("deal_id") references "deal" ("id") on update cascade on delete set null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "contact" drop constraint if exists "contact_account_id_foreign";`);

    this.addSql(`alter table if exists "deal" drop constraint if exists "deal_account_id_foreign";`);

    this.addSql(`alter table if exists "deal" drop constraint if exists "deal_contact_id_foreign";`);

    this.addSql(`alter table if exists "card" drop constraint if exists "card_contact_id_foreign";`);

    this.addSql(`alter table if exists "card" drop constraint if exists "card_deal_id_foreign";`);

    this.addSql(`drop table if exists "account" cascade;`);

    this.addSql(`drop table if exists "contact" cascade;`);

    this.addSql(`drop table if exists "deal" cascade;`);

    this.addSql(`drop table if exists "card" cascade;`);
  }

}
