/*M!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.19-MariaDB, for debian-linux-gnu (x86_64)
--
-- Host: localhost    Database: helpdesk
-- ------------------------------------------------------
-- Server version	10.11.19-MariaDB-0+deb12u1

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES binary */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;

--
-- Current Database: `helpdesk`
--

CREATE DATABASE /*!32312 IF NOT EXISTS*/ `helpdesk` /*!40100 DEFAULT CHARACTER SET latin1 COLLATE latin1_swedish_ci */;

USE `helpdesk`;

--
-- Dumping data for table `ost_attachment`
--

LOCK TABLES `ost_attachment` WRITE;
/*!40000 ALTER TABLE `ost_attachment` DISABLE KEYS */;
INSERT INTO `ost_attachment` (`id`, `object_id`, `type`, `file_id`, `name`) VALUES (1,101,0x48,1,NULL);
INSERT INTO `ost_attachment` (`id`, `object_id`, `type`, `file_id`, `name`) VALUES (2,101,0x48,2,NULL);
INSERT INTO `ost_attachment` (`id`, `object_id`, `type`, `file_id`, `name`) VALUES (3,108,0x48,3,0x57616C7A6520226E6575222E747874);
INSERT INTO `ost_attachment` (`id`, `object_id`, `type`, `file_id`, `name`) VALUES (4,1,0x46,1,NULL);
/*!40000 ALTER TABLE `ost_attachment` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_canned_response`
--

LOCK TABLES `ost_canned_response` WRITE;
/*!40000 ALTER TABLE `ost_canned_response` DISABLE KEYS */;
INSERT INTO `ost_canned_response` (`canned_id`, `title`, `response`) VALUES (1,0x4E65757374617274,0x3C703E477574656E2054616720257B7469636B65742E6E616D652E66756C6C7D2C3C2F703E3C703E6269747465206E6575207374617274656E2E204E756D6D65723A20257B7469636B65742E6E756D6265727D3C2F703E);
/*!40000 ALTER TABLE `ost_canned_response` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_config`
--

LOCK TABLES `ost_config` WRITE;
/*!40000 ALTER TABLE `ost_config` DISABLE KEYS */;
INSERT INTO `ost_config` (`id`, `namespace`, `key`, `value`) VALUES (1,0x636F7265,0x68656C706465736B5F75726C,0x68747470733A2F2F68696C66652E626569737069656C7765726B2E6578616D706C652F);
INSERT INTO `ost_config` (`id`, `namespace`, `key`, `value`) VALUES (2,0x636F7265,0x68656C706465736B5F7469746C65,0x48696C6665);
/*!40000 ALTER TABLE `ost_config` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_department`
--

LOCK TABLES `ost_department` WRITE;
/*!40000 ALTER TABLE `ost_department` DISABLE KEYS */;
INSERT INTO `ost_department` (`id`, `name`, `signature`) VALUES (1,0x4B756E64656E6469656E7374,0x2D2D200A496872204469656E7374);
INSERT INTO `ost_department` (`id`, `name`, `signature`) VALUES (2,0x4175DF656E6469656E7374,'');
/*!40000 ALTER TABLE `ost_department` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_event`
--

LOCK TABLES `ost_event` WRITE;
/*!40000 ALTER TABLE `ost_event` DISABLE KEYS */;
INSERT INTO `ost_event` (`id`, `name`, `description`) VALUES (1,0x63726561746564,NULL);
INSERT INTO `ost_event` (`id`, `name`, `description`) VALUES (2,0x636C6F736564,NULL);
INSERT INTO `ost_event` (`id`, `name`, `description`) VALUES (3,0x72656F70656E6564,NULL);
INSERT INTO `ost_event` (`id`, `name`, `description`) VALUES (4,0x61737369676E6564,NULL);
INSERT INTO `ost_event` (`id`, `name`, `description`) VALUES (9,0x766965776564,NULL);
INSERT INTO `ost_event` (`id`, `name`, `description`) VALUES (13,0x6D6572676564,NULL);
/*!40000 ALTER TABLE `ost_event` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_file`
--

LOCK TABLES `ost_file` WRITE;
/*!40000 ALTER TABLE `ost_file` DISABLE KEYS */;
INSERT INTO `ost_file` (`id`, `bk`, `size`, `name`) VALUES (1,0x44,6,0x6C616D70652E62696E);
INSERT INTO `ost_file` (`id`, `bk`, `size`, `name`) VALUES (2,0x46,99,0x616E64657273776F2E706466);
INSERT INTO `ost_file` (`id`, `bk`, `size`, `name`) VALUES (3,0x44,7,0x77616C7A652E747874);
/*!40000 ALTER TABLE `ost_file` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_file_chunk`
--

LOCK TABLES `ost_file_chunk` WRITE;
/*!40000 ALTER TABLE `ost_file_chunk` DISABLE KEYS */;
INSERT INTO `ost_file_chunk` (`file_id`, `chunk_id`, `filedata`) VALUES (1,0,0x00FF27);
INSERT INTO `ost_file_chunk` (`file_id`, `chunk_id`, `filedata`) VALUES (1,1,0x5C0A1A);
INSERT INTO `ost_file_chunk` (`file_id`, `chunk_id`, `filedata`) VALUES (3,0,0x57616C7A652037);
/*!40000 ALTER TABLE `ost_file_chunk` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_form_entry`
--

LOCK TABLES `ost_form_entry` WRITE;
/*!40000 ALTER TABLE `ost_form_entry` DISABLE KEYS */;
INSERT INTO `ost_form_entry` (`id`, `form_id`, `object_id`, `object_type`) VALUES (1,2,1,0x54);
INSERT INTO `ost_form_entry` (`id`, `form_id`, `object_id`, `object_type`) VALUES (2,1,1,0x55);
INSERT INTO `ost_form_entry` (`id`, `form_id`, `object_id`, `object_type`) VALUES (3,2,2,0x54);
INSERT INTO `ost_form_entry` (`id`, `form_id`, `object_id`, `object_type`) VALUES (4,5,1,0x41);
INSERT INTO `ost_form_entry` (`id`, `form_id`, `object_id`, `object_type`) VALUES (5,3,1,0x4F);
INSERT INTO `ost_form_entry` (`id`, `form_id`, `object_id`, `object_type`) VALUES (6,1,2,0x55);
/*!40000 ALTER TABLE `ost_form_entry` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_form_entry_values`
--

LOCK TABLES `ost_form_entry_values` WRITE;
/*!40000 ALTER TABLE `ost_form_entry_values` DISABLE KEYS */;
INSERT INTO `ost_form_entry_values` (`entry_id`, `field_id`, `value`, `value_id`) VALUES (1,1,0x447275636B657220647275636B74206E69636874,NULL);
INSERT INTO `ost_form_entry_values` (`entry_id`, `field_id`, `value`, `value_id`) VALUES (1,2,0x48696768,3);
INSERT INTO `ost_form_entry_values` (`entry_id`, `field_id`, `value`, `value_id`) VALUES (1,3,0x7B226E6F7264223A225765726B204E6F7264227D,NULL);
INSERT INTO `ost_form_entry_values` (`entry_id`, `field_id`, `value`, `value_id`) VALUES (1,5,0x7B2237223A22227D,NULL);
INSERT INTO `ost_form_entry_values` (`entry_id`, `field_id`, `value`, `value_id`) VALUES (2,4,0x30373131313233343536583132,NULL);
INSERT INTO `ost_form_entry_values` (`entry_id`, `field_id`, `value`, `value_id`) VALUES (3,1,0x52C3BC636B727566,NULL);
INSERT INTO `ost_form_entry_values` (`entry_id`, `field_id`, `value`, `value_id`) VALUES (4,6,0x45727361747A7465696C2062657374656C6C656E,NULL);
INSERT INTO `ost_form_entry_values` (`entry_id`, `field_id`, `value`, `value_id`) VALUES (5,7,0x57616C7A656E77656720330A373031373320537475747467617274,NULL);
INSERT INTO `ost_form_entry_values` (`entry_id`, `field_id`, `value`, `value_id`) VALUES (5,8,0x30373131393938383737,NULL);
INSERT INTO `ost_form_entry_values` (`entry_id`, `field_id`, `value`, `value_id`) VALUES (5,9,0x6B69656E7A6C652E6578616D706C65,NULL);
INSERT INTO `ost_form_entry_values` (`entry_id`, `field_id`, `value`, `value_id`) VALUES (6,10,0x312E20417072696C,NULL);
/*!40000 ALTER TABLE `ost_form_entry_values` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_form_field`
--

LOCK TABLES `ost_form_field` WRITE;
/*!40000 ALTER TABLE `ost_form_field` DISABLE KEYS */;
INSERT INTO `ost_form_field` (`id`, `type`, `label`, `name`, `configuration`) VALUES (1,0x74657874,0x42657472656666,0x7375626A656374,NULL);
INSERT INTO `ost_form_field` (`id`, `type`, `label`, `name`, `configuration`) VALUES (2,0x7072696F72697479,0x4472696E676C6963686B656974,0x7072696F72697479,NULL);
INSERT INTO `ost_form_field` (`id`, `type`, `label`, `name`, `configuration`) VALUES (3,0x63686F69636573,0x5374616E646F7274,0x73697465,0x7B7D);
INSERT INTO `ost_form_field` (`id`, `type`, `label`, `name`, `configuration`) VALUES (4,0x70686F6E65,0x54656C65666F6E,0x70686F6E65,NULL);
INSERT INTO `ost_form_field` (`id`, `type`, `label`, `name`, `configuration`) VALUES (5,0x6C6973742D31,0x476572C3A474,0x646576696365,NULL);
INSERT INTO `ost_form_field` (`id`, `type`, `label`, `name`, `configuration`) VALUES (6,0x74657874,0x546974656C,0x7469746C65,NULL);
INSERT INTO `ost_form_field` (`id`, `type`, `label`, `name`, `configuration`) VALUES (7,0x6D656D6F,0x41647265737365,0x61646472657373,NULL);
INSERT INTO `ost_form_field` (`id`, `type`, `label`, `name`, `configuration`) VALUES (8,0x70686F6E65,0x54656C65666F6E,0x70686F6E65,NULL);
INSERT INTO `ost_form_field` (`id`, `type`, `label`, `name`, `configuration`) VALUES (9,0x74657874,0x57656273697465,0x77656273697465,NULL);
INSERT INTO `ost_form_field` (`id`, `type`, `label`, `name`, `configuration`) VALUES (10,0x74657874,0x47656275727473746167,0x6269727468646179,NULL);
/*!40000 ALTER TABLE `ost_form_field` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_help_topic`
--

LOCK TABLES `ost_help_topic` WRITE;
/*!40000 ALTER TABLE `ost_help_topic` DISABLE KEYS */;
INSERT INTO `ost_help_topic` (`topic_id`, `topic_pid`, `flags`, `topic`) VALUES (1,0,2,0x476572C3A47465);
INSERT INTO `ost_help_topic` (`topic_id`, `topic_pid`, `flags`, `topic`) VALUES (2,1,2,0x447275636B6572);
INSERT INTO `ost_help_topic` (`topic_id`, `topic_pid`, `flags`, `topic`) VALUES (3,0,0,0x416C746573205468656D61);
/*!40000 ALTER TABLE `ost_help_topic` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_list_items`
--

LOCK TABLES `ost_list_items` WRITE;
/*!40000 ALTER TABLE `ost_list_items` DISABLE KEYS */;
INSERT INTO `ost_list_items` (`id`, `value`) VALUES (7,0x5A656E7472616C647275636B6572);
/*!40000 ALTER TABLE `ost_list_items` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_organization`
--

LOCK TABLES `ost_organization` WRITE;
/*!40000 ALTER TABLE `ost_organization` DISABLE KEYS */;
INSERT INTO `ost_organization` (`id`, `name`, `domain`) VALUES (1,0x4B69656E7A6C65204665696E6D656368616E696B20476D6248,0x6B69656E7A6C652E6578616D706C65);
/*!40000 ALTER TABLE `ost_organization` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_session`
--

LOCK TABLES `ost_session` WRITE;
/*!40000 ALTER TABLE `ost_session` DISABLE KEYS */;
INSERT INTO `ost_session` (`session_id`, `session_data`) VALUES (0x657266756E64656E,0xDEAD);
/*!40000 ALTER TABLE `ost_session` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_staff`
--

LOCK TABLES `ost_staff` WRITE;
/*!40000 ALTER TABLE `ost_staff` DISABLE KEYS */;
INSERT INTO `ost_staff` (`staff_id`, `username`, `firstname`, `lastname`, `passwd`, `email`) VALUES (1,0x6D7765696465,0x4D697261,0x5765696465,0x24326124303824455246554E44454E455250415353574F525448415348,0x6D69726140626569737069656C7765726B2E6578616D706C65);
/*!40000 ALTER TABLE `ost_staff` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_task`
--

LOCK TABLES `ost_task` WRITE;
/*!40000 ALTER TABLE `ost_task` DISABLE KEYS */;
INSERT INTO `ost_task` (`id`, `object_id`, `object_type`, `number`, `staff_id`, `closed`, `created`) VALUES (1,1,0x54,0x3737,1,NULL,'2026-02-10 12:00:00');
INSERT INTO `ost_task` (`id`, `object_id`, `object_type`, `number`, `staff_id`, `closed`, `created`) VALUES (2,0,0x54,0x3738,1,NULL,'2026-02-10 12:00:00');
/*!40000 ALTER TABLE `ost_task` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_team`
--

LOCK TABLES `ost_team` WRITE;
/*!40000 ALTER TABLE `ost_team` DISABLE KEYS */;
INSERT INTO `ost_team` (`team_id`, `name`) VALUES (1,0x4E6163687473636869636874);
/*!40000 ALTER TABLE `ost_team` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_thread`
--

LOCK TABLES `ost_thread` WRITE;
/*!40000 ALTER TABLE `ost_thread` DISABLE KEYS */;
INSERT INTO `ost_thread` (`id`, `object_id`, `object_type`, `extra`, `created`) VALUES (11,1,0x54,NULL,'2026-02-10 08:15:00');
INSERT INTO `ost_thread` (`id`, `object_id`, `object_type`, `extra`, `created`) VALUES (12,2,0x54,NULL,'2025-05-01 10:00:00');
INSERT INTO `ost_thread` (`id`, `object_id`, `object_type`, `extra`, `created`) VALUES (13,3,0x54,NULL,'2023-03-28 03:10:00');
INSERT INTO `ost_thread` (`id`, `object_id`, `object_type`, `extra`, `created`) VALUES (14,5,0x54,NULL,'2026-02-20 12:00:00');
INSERT INTO `ost_thread` (`id`, `object_id`, `object_type`, `extra`, `created`) VALUES (15,1,0x41,NULL,'2026-02-10 12:00:00');
INSERT INTO `ost_thread` (`id`, `object_id`, `object_type`, `extra`, `created`) VALUES (16,4,0x54,NULL,'2026-01-01 12:00:00');
INSERT INTO `ost_thread` (`id`, `object_id`, `object_type`, `extra`, `created`) VALUES (17,7,0x43,NULL,'2026-02-11 08:00:00');
/*!40000 ALTER TABLE `ost_thread` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_thread_collaborator`
--

LOCK TABLES `ost_thread_collaborator` WRITE;
/*!40000 ALTER TABLE `ost_thread_collaborator` DISABLE KEYS */;
INSERT INTO `ost_thread_collaborator` (`id`, `thread_id`, `user_id`, `role`) VALUES (1,11,2,0x4D);
INSERT INTO `ost_thread_collaborator` (`id`, `thread_id`, `user_id`, `role`) VALUES (2,11,1,0x4D);
/*!40000 ALTER TABLE `ost_thread_collaborator` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_thread_entry`
--

LOCK TABLES `ost_thread_entry` WRITE;
/*!40000 ALTER TABLE `ost_thread_entry` DISABLE KEYS */;
INSERT INTO `ost_thread_entry` (`id`, `pid`, `thread_id`, `staff_id`, `user_id`, `type`, `poster`, `title`, `body`, `format`, `ip_address`, `created`) VALUES (101,0,11,0,1,0x4D,0x526F73616C6965204B69656E7A6C65,0x447275636B657220647275636B74206E69636874,0x3C703E53656974206865757465206672C3BC68203C623E626C696E6B743C2F623E20646965204C616D706520F09F96A8EFB88F2E3C2F703E3C7363726970743E616C6572742831293C2F7363726970743E3C696D67207372633D2268747470733A2F2F7370696F6E2E6578616D706C652F702E676966223E,0x68746D6C,0x3139322E302E322E37,'2026-02-10 08:15:00');
INSERT INTO `ost_thread_entry` (`id`, `pid`, `thread_id`, `staff_id`, `user_id`, `type`, `poster`, `title`, `body`, `format`, `ip_address`, `created`) VALUES (102,0,11,1,0,0x4E,0x4D697261205765696465,0x496E7465726E,0x4B756E64696E20227275667422206F667420616E3B20633A5C647275636B65725C6E6575,0x74657874,'','2026-02-10 09:00:00');
INSERT INTO `ost_thread_entry` (`id`, `pid`, `thread_id`, `staff_id`, `user_id`, `type`, `poster`, `title`, `body`, `format`, `ip_address`, `created`) VALUES (103,0,11,1,0,0x52,0x4D697261205765696465,NULL,0x3C6469763E4269747465206175732D20756E64207769656465722065696E736368616C74656E2E3C6272202F3E477275C39F3C2F6469763E,0x68746D6C,'','2026-02-11 09:30:00');
INSERT INTO `ost_thread_entry` (`id`, `pid`, `thread_id`, `staff_id`, `user_id`, `type`, `poster`, `title`, `body`, `format`, `ip_address`, `created`) VALUES (104,0,12,0,2,0x4D,0x4AC3B67267204DC3BCC39F6967,NULL,0x52C3BC636B727566206572626574656E273B2044524F50205441424C45206F73745F757365723B202D2D,0x74657874,'','2025-05-01 10:00:00');
INSERT INTO `ost_thread_entry` (`id`, `pid`, `thread_id`, `staff_id`, `user_id`, `type`, `poster`, `title`, `body`, `format`, `ip_address`, `created`) VALUES (105,0,12,1,0,0x52,0x4D697261205765696465,NULL,0x45726C65646967742E,0x74657874,'','2025-05-05 16:00:00');
INSERT INTO `ost_thread_entry` (`id`, `pid`, `thread_id`, `staff_id`, `user_id`, `type`, `poster`, `title`, `body`, `format`, `ip_address`, `created`) VALUES (106,0,13,0,2,0x4D,0x4AC3B67267204DC3BCC39F6967,NULL,0x4CC3A46E67737420766F726265692E,0x74657874,'','2023-03-28 03:10:00');
INSERT INTO `ost_thread_entry` (`id`, `pid`, `thread_id`, `staff_id`, `user_id`, `type`, `poster`, `title`, `body`, `format`, `ip_address`, `created`) VALUES (107,0,14,0,0,0x4D,0x4265737563686572696E,NULL,0x477574656E205461672C0D0A77616E6E20C3B666666E656E205369653F,0x74657874,'','2026-02-20 12:00:00');
INSERT INTO `ost_thread_entry` (`id`, `pid`, `thread_id`, `staff_id`, `user_id`, `type`, `poster`, `title`, `body`, `format`, `ip_address`, `created`) VALUES (108,0,15,1,0,0x4E,0x4D697261205765696465,0x45727361747A7465696C,0x57616C7A652062657374656C6C742E,0x74657874,'','2026-02-10 12:05:00');
INSERT INTO `ost_thread_entry` (`id`, `pid`, `thread_id`, `staff_id`, `user_id`, `type`, `poster`, `title`, `body`, `format`, `ip_address`, `created`) VALUES (109,0,16,0,2,0x4D,0x4AC3B67267204DC3BCC39F6967,NULL,0x47656CC3B6736368742E,0x74657874,'','2026-01-01 12:00:00');
INSERT INTO `ost_thread_entry` (`id`, `pid`, `thread_id`, `staff_id`, `user_id`, `type`, `poster`, `title`, `body`, `format`, `ip_address`, `created`) VALUES (120,0,17,0,2,0x4D,0x4AC3B67267204DC3BCC39F6967,0x417563682068696572,0x426569206D697220626C696E6B7420657220617563682E,0x74657874,'','2026-02-11 08:00:00');
/*!40000 ALTER TABLE `ost_thread_entry` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_thread_entry_email`
--

LOCK TABLES `ost_thread_entry_email` WRITE;
/*!40000 ALTER TABLE `ost_thread_entry_email` DISABLE KEYS */;
INSERT INTO `ost_thread_entry_email` (`id`, `thread_entry_id`, `mid`, `headers`) VALUES (1,101,0x3C6131406B69656E7A6C652E6578616D706C653E,0x52656365697665643A2066726F6D2078);
/*!40000 ALTER TABLE `ost_thread_entry_email` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_thread_event`
--

LOCK TABLES `ost_thread_event` WRITE;
/*!40000 ALTER TABLE `ost_thread_event` DISABLE KEYS */;
INSERT INTO `ost_thread_event` (`id`, `thread_id`, `event_id`, `staff_id`, `data`, `username`, `timestamp`) VALUES (1,11,1,0,NULL,0x53595354454D,'2026-02-10 08:15:00');
INSERT INTO `ost_thread_event` (`id`, `thread_id`, `event_id`, `staff_id`, `data`, `username`, `timestamp`) VALUES (2,11,4,1,0x7B227374616666223A5B312C224D697261205765696465225D7D,0x6D697261,'2026-02-10 08:20:00');
INSERT INTO `ost_thread_event` (`id`, `thread_id`, `event_id`, `staff_id`, `data`, `username`, `timestamp`) VALUES (3,11,9,1,NULL,0x6D697261,'2026-02-10 08:21:00');
INSERT INTO `ost_thread_event` (`id`, `thread_id`, `event_id`, `staff_id`, `data`, `username`, `timestamp`) VALUES (4,12,2,1,NULL,0x6D697261,'2025-05-04 16:00:00');
INSERT INTO `ost_thread_event` (`id`, `thread_id`, `event_id`, `staff_id`, `data`, `username`, `timestamp`) VALUES (5,12,3,1,NULL,0x6D697261,'2025-05-05 09:00:00');
INSERT INTO `ost_thread_event` (`id`, `thread_id`, `event_id`, `staff_id`, `data`, `username`, `timestamp`) VALUES (6,12,2,1,NULL,0x6D697261,'2025-05-05 16:00:00');
/*!40000 ALTER TABLE `ost_thread_event` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_ticket`
--

LOCK TABLES `ost_ticket` WRITE;
/*!40000 ALTER TABLE `ost_ticket` DISABLE KEYS */;
INSERT INTO `ost_ticket` (`ticket_id`, `ticket_pid`, `number`, `user_id`, `user_email_id`, `status_id`, `dept_id`, `topic_id`, `staff_id`, `team_id`, `flags`, `ip_address`, `source`, `isanswered`, `duedate`, `closed`, `lastupdate`, `created`) VALUES (1,NULL,0x343832393133,1,2,1,1,2,1,0,17,0x3139322E302E322E37,0x456D61696C,1,'2026-03-09 12:00:00',NULL,'2026-02-11 09:30:00','2026-02-10 08:15:00');
INSERT INTO `ost_ticket` (`ticket_id`, `ticket_pid`, `number`, `user_id`, `user_email_id`, `status_id`, `dept_id`, `topic_id`, `staff_id`, `team_id`, `flags`, `ip_address`, `source`, `isanswered`, `duedate`, `closed`, `lastupdate`, `created`) VALUES (2,NULL,0x313034373131,2,0,3,2,3,1,1,0,0x3139322E302E322E37,0x50686F6E65,1,NULL,'2025-05-05 16:00:00','2025-05-05 16:00:00','2025-05-01 10:00:00');
INSERT INTO `ost_ticket` (`ticket_id`, `ticket_pid`, `number`, `user_id`, `user_email_id`, `status_id`, `dept_id`, `topic_id`, `staff_id`, `team_id`, `flags`, `ip_address`, `source`, `isanswered`, `duedate`, `closed`, `lastupdate`, `created`) VALUES (3,NULL,0x313030303037,2,0,2,1,1,1,0,0,0x3139322E302E322E37,0x576562,1,NULL,'2023-04-01 12:00:00','2023-04-01 12:00:00','2023-03-28 03:10:00');
INSERT INTO `ost_ticket` (`ticket_id`, `ticket_pid`, `number`, `user_id`, `user_email_id`, `status_id`, `dept_id`, `topic_id`, `staff_id`, `team_id`, `flags`, `ip_address`, `source`, `isanswered`, `duedate`, `closed`, `lastupdate`, `created`) VALUES (4,NULL,0x313030303038,2,0,5,1,1,1,0,0,0x3139322E302E322E37,0x576562,0,NULL,NULL,NULL,'2026-01-01 12:00:00');
INSERT INTO `ost_ticket` (`ticket_id`, `ticket_pid`, `number`, `user_id`, `user_email_id`, `status_id`, `dept_id`, `topic_id`, `staff_id`, `team_id`, `flags`, `ip_address`, `source`, `isanswered`, `duedate`, `closed`, `lastupdate`, `created`) VALUES (5,NULL,0x3130303031,0,0,1,1,0,0,0,0,0x3139322E302E322E37,0x576562,0,NULL,NULL,NULL,'2026-02-20 12:00:00');
INSERT INTO `ost_ticket` (`ticket_id`, `ticket_pid`, `number`, `user_id`, `user_email_id`, `status_id`, `dept_id`, `topic_id`, `staff_id`, `team_id`, `flags`, `ip_address`, `source`, `isanswered`, `duedate`, `closed`, `lastupdate`, `created`) VALUES (6,1,0x353536363737,4,0,1,1,0,0,0,8,0x3139322E302E322E37,0x50686F6E65,0,NULL,NULL,NULL,'2026-02-21 12:00:00');
INSERT INTO `ost_ticket` (`ticket_id`, `ticket_pid`, `number`, `user_id`, `user_email_id`, `status_id`, `dept_id`, `topic_id`, `staff_id`, `team_id`, `flags`, `ip_address`, `source`, `isanswered`, `duedate`, `closed`, `lastupdate`, `created`) VALUES (7,1,0x343832393134,2,0,3,1,2,1,0,1,'',0x456D61696C,0,NULL,'2026-02-12 10:00:00','2026-02-12 10:00:00','2026-02-11 08:00:00');
/*!40000 ALTER TABLE `ost_ticket` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_ticket_priority`
--

LOCK TABLES `ost_ticket_priority` WRITE;
/*!40000 ALTER TABLE `ost_ticket_priority` DISABLE KEYS */;
INSERT INTO `ost_ticket_priority` (`priority_id`, `priority`, `priority_urgency`) VALUES (1,0x6C6F77,4);
INSERT INTO `ost_ticket_priority` (`priority_id`, `priority`, `priority_urgency`) VALUES (2,0x6E6F726D616C,3);
INSERT INTO `ost_ticket_priority` (`priority_id`, `priority`, `priority_urgency`) VALUES (3,0x68696768,2);
INSERT INTO `ost_ticket_priority` (`priority_id`, `priority`, `priority_urgency`) VALUES (4,0x656D657267656E6379,1);
/*!40000 ALTER TABLE `ost_ticket_priority` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_ticket_status`
--

LOCK TABLES `ost_ticket_status` WRITE;
/*!40000 ALTER TABLE `ost_ticket_status` DISABLE KEYS */;
INSERT INTO `ost_ticket_status` (`id`, `name`, `state`, `properties`) VALUES (1,0x4F70656E,0x6F70656E,0x7B7D);
INSERT INTO `ost_ticket_status` (`id`, `name`, `state`, `properties`) VALUES (2,0x5265736F6C766564,0x636C6F736564,0x7B7D);
INSERT INTO `ost_ticket_status` (`id`, `name`, `state`, `properties`) VALUES (3,0x436C6F736564,0x636C6F736564,0x7B7D);
INSERT INTO `ost_ticket_status` (`id`, `name`, `state`, `properties`) VALUES (4,0x4172636869766564,0x6172636869766564,0x7B7D);
INSERT INTO `ost_ticket_status` (`id`, `name`, `state`, `properties`) VALUES (5,0x44656C65746564,0x64656C65746564,0x7B7D);
/*!40000 ALTER TABLE `ost_ticket_status` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_user`
--

LOCK TABLES `ost_user` WRITE;
/*!40000 ALTER TABLE `ost_user` DISABLE KEYS */;
INSERT INTO `ost_user` (`id`, `org_id`, `default_email_id`, `name`, `created`) VALUES (1,1,1,0x526F73616C6965204B69656E7A6C65,'2023-01-02 10:00:00');
INSERT INTO `ost_user` (`id`, `org_id`, `default_email_id`, `name`, `created`) VALUES (2,1,3,0x4AF67267204DFCDF6967,'2023-01-02 10:00:00');
INSERT INTO `ost_user` (`id`, `org_id`, `default_email_id`, `name`, `created`) VALUES (3,0,4,0x4F686E6520416E6C696567656E,'2023-01-02 10:00:00');
INSERT INTO `ost_user` (`id`, `org_id`, `default_email_id`, `name`, `created`) VALUES (4,0,5,0x4CFC646572204F274578616D706C65,'2023-01-02 10:00:00');
/*!40000 ALTER TABLE `ost_user` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Dumping data for table `ost_user_email`
--

LOCK TABLES `ost_user_email` WRITE;
/*!40000 ALTER TABLE `ost_user_email` DISABLE KEYS */;
INSERT INTO `ost_user_email` (`id`, `user_id`, `address`) VALUES (1,1,0x726F73616C6965406B69656E7A6C652E6578616D706C65);
INSERT INTO `ost_user_email` (`id`, `user_id`, `address`) VALUES (2,1,0x70726976617440726F73616C69652E6578616D706C65);
INSERT INTO `ost_user_email` (`id`, `user_id`, `address`) VALUES (3,2,0x6A6F657267406B69656E7A6C652E6578616D706C65);
INSERT INTO `ost_user_email` (`id`, `user_id`, `address`) VALUES (4,3,0x6E696540676566726167742E6578616D706C65);
INSERT INTO `ost_user_email` (`id`, `user_id`, `address`) VALUES (5,4,0x6C7565646572406672656D642E6578616D706C65);
/*!40000 ALTER TABLE `ost_user_email` ENABLE KEYS */;
UNLOCK TABLES;
/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;

-- Dump completed on 2026-11-29  1:41:20
