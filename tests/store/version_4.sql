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
	checksum VARCHAR(64) DEFAULT '' NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "assessments" VALUES('kDp0NxMuLJMivK14HrEQrpefWyEdbX6u',0,'Acme Telehealth 漢字 🩺','2026-11-26','{
  "format": 2,
  "bank": "2026.2",
  "client": "Acme Telehealth 漢字 🩺",
  "as_of": "2026-11-26",
  "answers": {
    "channels": [
      "web_chat",
      "sms"
    ],
    "org_role": "covered_entity"
  },
  "notes": {
    "desk": "It''s Intercom.",
    "org_role": "We bill insurers."
  },
  "plan": {
    "sign_baa": {
      "owner": "Dana",
      "due": "2026-12-05",
      "status": "in_progress"
    }
  },
  "handover": {
    "prepared_by": "Rivera Advisory",
    "letter": "Dear board,\n\nit''s “page two” 🩺."
  }
}
',2,'2026-11-27 03:31:41.999000','2026-11-27 03:31:42.027000','f3e51ba2ffac4bd678261fb6cde411a0aa74f1abbc9286fe41f24f939b70198e');
INSERT INTO "assessments" VALUES('example',1,'Example','2026-11-26','{
  "format": 2,
  "bank": "2026.2",
  "client": "Example",
  "as_of": "2026-11-26",
  "answers": {}
}
',1,'2026-11-27 03:31:42.155','2026-11-27 03:31:42.155','596730506ca4dc8ecd4f4be5b7b4778f9cb21232a3e7aec7b35955c3a0912f47');
CREATE TABLE brands (
	id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	updated_at DATETIME NOT NULL, 
	checksum VARCHAR(64) DEFAULT '' NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "brands" VALUES(1,'{"name": "Rivera Advisory"}','2026-11-27 03:31:42.047','2b5640a863439bbff69fe5c5055ef368497fa07e70b7db5de10e1f3a0efa3a48');
CREATE TABLE deskcheck_store (
	version INTEGER NOT NULL
);
INSERT INTO "deskcheck_store" VALUES(4);
CREATE TABLE finals (
	assessment_id VARCHAR(64) NOT NULL, 
	number INTEGER NOT NULL, 
	assessment TEXT NOT NULL, 
	handover TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	made_at DATETIME NOT NULL, 
	checksum VARCHAR(64) DEFAULT '' NOT NULL, 
	PRIMARY KEY (assessment_id, number), 
	FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "finals" VALUES('kDp0NxMuLJMivK14HrEQrpefWyEdbX6u',1,'{}','letter 1','0000000000000000000000000000000000000000000000000000000000000000','2026-11-27 03:31:42.079','4046a047555f9d7af23d71369f1d12c376158a3c649ca6112aae4ba88f488bc2');
COMMIT;
