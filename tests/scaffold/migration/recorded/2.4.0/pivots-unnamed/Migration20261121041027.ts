import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041027 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "building" ("id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "building_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_building_deleted_at" ON "building" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "person" ("id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "person_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_person_deleted_at" ON "person" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "building_people" ("building_id" text not null, "person_id" text not null, constraint "building_people_pkey" primary key ("building_id", "person_id"));`);

    this.addSql(`create table if not exists "quiz" ("id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "quiz_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_quiz_deleted_at" ON "quiz" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "building_quizzes" ("building_id" text not null, "quiz_id" text not null, constraint "building_quizzes_pkey" primary key ("building_id", "quiz_id"));`);

    this.addSql(`create table if not exists "series" ("id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "series_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_series_deleted_at" ON "series" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "person_series" ("person_id" text not null, "series_id" text not null, constraint "person_series_pkey" primary key ("person_id", "series_id"));`);

    this.addSql(`create table if not exists "status" ("id" text not null, "tooth" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "status_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_status_deleted_at" ON "status" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "person_statuses" ("person_id" text not null, "status_id" text not null, constraint "person_statuses_pkey" primary key ("person_id", "status_id"));`);

    this.addSql(`alter table if exists "building_people" add constraint "building_people_building_id_foreign" foreign key ("building_id") references "building" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "building_people" add constraint "building_people_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "building_quizzes" add constraint "building_quizzes_building_id_foreign" foreign key ("building_id") references "building" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "building_quizzes" add constraint "building_quizzes_quiz_id_foreign" foreign key ("quiz_id") references "quiz" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "person_series" add constraint "person_series_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "person_series" add constraint "person_series_series_id_foreign" foreign key ("series_id") references "series" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "person_statuses" add constraint "person_statuses_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "person_statuses" add constraint "person_statuses_status_id_foreign" foreign key ("status_id") references "status" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "building_people" drop constraint if exists "building_people_building_id_foreign";`);

    this.addSql(`alter table if exists "building_quizzes" drop constraint if exists "building_quizzes_building_id_foreign";`);

    this.addSql(`alter table if exists "building_people" drop constraint if exists "building_people_person_id_foreign";`);

    this.addSql(`alter table if exists "person_series" drop constraint if exists "person_series_person_id_foreign";`);

    this.addSql(`alter table if exists "person_statuses" drop constraint if exists "person_statuses_person_id_foreign";`);

    this.addSql(`alter table if exists "building_quizzes" drop constraint if exists "building_quizzes_quiz_id_foreign";`);

    this.addSql(`alter table if exists "person_series" drop constraint if exists "person_series_series_id_foreign";`);

    this.addSql(`alter table if exists "person_statuses" drop constraint if exists "person_statuses_status_id_foreign";`);

    this.addSql(`drop table if exists "building" cascade;`);

    this.addSql(`drop table if exists "person" cascade;`);

    this.addSql(`drop table if exists "building_people" cascade;`);

    this.addSql(`drop table if exists "quiz" cascade;`);

    this.addSql(`drop table if exists "building_quizzes" cascade;`);

    this.addSql(`drop table if exists "series" cascade;`);

    this.addSql(`drop table if exists "person_series" cascade;`);

    this.addSql(`drop table if exists "status" cascade;`);

    this.addSql(`drop table if exists "person_statuses" cascade;`);
  }

}
