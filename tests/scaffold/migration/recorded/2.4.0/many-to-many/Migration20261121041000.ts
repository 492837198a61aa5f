import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "person" ("id" text not null, "name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "person_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_person_deleted_at" ON "person" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "lessons" ("code" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "lessons_pkey" primary key ("code"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_lessons_deleted_at" ON "lessons" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "status" ("id" text not null, "name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "status_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_status_deleted_at" ON "status" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "person_statuses" ("person_id" text not null, "status_id" text not null, constraint "person_statuses_pkey" primary key ("person_id", "status_id"));`);

    this.addSql(`create table if not exists "student" ("id" text not null, "name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "student_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_student_deleted_at" ON "student" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "teacher" ("id" text not null, "name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "teacher_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_teacher_deleted_at" ON "teacher" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "student_teachers" ("student_id" text not null, "teacher_id" text not null, constraint "student_teachers_pkey" primary key ("student_id", "teacher_id"));`);

    this.addSql(`create table if not exists "teacher_course" ("teacher_id" text not null, "school_class_code" text not null, constraint "teacher_course_pkey" primary key ("teacher_id", "school_class_code"));`);

    this.addSql(`alter table if exists "person_statuses" add constraint "person_statuses_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "person_statuses" add constraint "person_statuses_status_id_foreign" foreign key ("status_id") references "status" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "student_teachers" add constraint "student_teachers_student_id_foreign" foreign key ("student_id") references "student" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "student_teachers" add constraint "student_teachers_teacher_id_foreign" foreign key ("teacher_id") references "teacher" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "teacher_course" add constraint "teacher_course_teacher_id_foreign" foreign key ("teacher_id") references "teacher" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "teacher_course" add constraint "teacher_course_school_class_code_foreign" foreign key ("school_class_code") references "lessons" ("code") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "person_statuses" drop constraint if exists "person_statuses_person_id_foreign";`);

    this.addSql(`alter table if exists "teacher_course" drop constraint if exists "teacher_course_school_class_code_foreign";`);

    this.addSql(`alter table if exists "person_statuses" drop constraint if exists "person_statuses_status_id_foreign";`);

    this.addSql(`alter table if exists "student_teachers" drop constraint if exists "student_teachers_student_id_foreign";`);

    this.addSql(`alter table if exists "student_teachers" drop constraint if exists "student_teachers_teacher_id_foreign";`);

    this.addSql(`alter table if exists "teacher_course" drop constraint if exists "teacher_course_teacher_id_foreign";`);

    this.addSql(`drop table if exists "person" cascade;`);

    this.addSql(`drop table if exists "lessons" cascade;`);

    this.addSql(`drop table if exists "status" cascade;`);

    this.addSql(`drop table if exists "person_statuses" cascade;`);

    this.addSql(`drop table if exists "student" cascade;`);

    this.addSql(`drop table if exists "teacher" cascade;`);

    this.addSql(`drop table if exists "student_teachers" cascade;`);

    this.addSql(`drop table if exists "teacher_course" cascade;`);
  }

}
