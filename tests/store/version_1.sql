BEGIN TRANSACTION;
CREATE TABLE assessments (
	id VARCHAR(64) NOT NULL, 
	is_example BOOLEAN NOT NULL, 
	client TEXT NOT NULL, 
	as_of DATE NOT NULL, 
	document TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "assessments" VALUES('XfETSweJuMnp7jhO4p8xHCs-LbBbPB4P',0,'Acme Telehealth 漢字 🩺','2026-11-21','{
  "format": 1,
  "bank": "2026.1",
  "client": "Acme Telehealth 漢字 🩺",
  "as_of": "2026-11-21",
  "answers": {
    "baa_signed_on": "2026-03-01",
    "channels": [
      "web_chat",
      "sms"
    ],
    "integrations": [
      {
        "name": "Slack",
        "data": "phi",
        "baa": "not_signed"
      }
    ],
    "org_role": "covered_entity"
  },
  "not_applicable": {
    "customer_requirements": "We have no enterprise customers."
  },
  "notes": {
    "baa_status": "Line one\nline two",
    "desk": "It''s Intercom."
  },
  "plan": {
    "sign_baa": {
      "owner": "Dana",
      "due": "2026-12-05",
      "status": "in_progress"
    }
  }
}
',2,'2026-11-21 22:56:17.108','2026-11-21 22:56:17.115');
INSERT INTO "assessments" VALUES('m8JvRPr_pQaZo3W3Y1RyCqTwh-0QzRGC',1,'Example','2026-11-21','{
  "format": 1,
  "bank": "2026.1",
  "client": "Example",
  "as_of": "2026-11-21",
  "answers": {},
  "not_applicable": {},
  "notes": {},
  "plan": {}
}
',1,'2026-11-21 22:56:17.124','2026-11-21 22:56:17.124');
CREATE TABLE deskcheck_store (
	version INTEGER NOT NULL
);
INSERT INTO "deskcheck_store" VALUES(1);
CREATE INDEX assessments_recent ON assessments (is_example, updated_at);
COMMIT;
