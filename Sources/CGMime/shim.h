// The part of GMime 3 and GLib 2 that the mail reader uses, declared here with opaque types: GMime's own headers need
// compiler flags (pkg-config's -pthread and -D…) that a package may not pass on. ExchangeTests compiles this file
// together with the real headers, so that a difference between the two is an error.

#ifndef CGMIME_SHIM_H
#define CGMIME_SHIM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct _GMimeStream GMimeStream;
typedef struct _GMimeStreamMem GMimeStreamMem;
typedef struct _GMimeParser GMimeParser;
typedef struct _GMimeParserOptions GMimeParserOptions;
typedef struct _GMimeObject GMimeObject;
typedef struct _GMimeMessage GMimeMessage;
typedef struct _GMimeMessagePart GMimeMessagePart;
typedef struct _GMimePart GMimePart;
typedef struct _GMimeMultipart GMimeMultipart;
typedef struct _GMimeDataWrapper GMimeDataWrapper;
typedef struct _GMimeContentType GMimeContentType;
typedef struct _GMimeFormatOptions GMimeFormatOptions;
typedef struct _InternetAddress InternetAddress;
typedef struct _InternetAddressMailbox InternetAddressMailbox;
typedef struct _InternetAddressGroup InternetAddressGroup;
typedef struct _InternetAddressList InternetAddressList;
typedef struct _GDateTime GDateTime;
typedef struct _GTypeInstance GTypeInstance;
typedef struct _GByteArray GByteArray;
typedef struct _GIConv *GIConv;

// GLib
void g_free(void *memory);
void g_object_unref(void *object);
int g_type_check_instance_is_a(GTypeInstance *instance, unsigned long type);
int64_t g_date_time_to_unix(GDateTime *date);
int64_t g_date_time_get_utc_offset(GDateTime *date);
uint8_t *g_byte_array_free(GByteArray *array, int free_segment);
GIConv g_iconv_open(const char *to, const char *from);
size_t g_iconv(GIConv converter, char **input, size_t *input_left, char **output, size_t *output_left);
int g_iconv_close(GIConv converter);

// GMime
void g_mime_init(void);
GMimeStream *g_mime_stream_mem_new(void);
GMimeStream *g_mime_stream_mem_new_with_buffer(const char *buffer, size_t length);
GByteArray *g_mime_stream_mem_get_byte_array(GMimeStreamMem *stream);
int64_t g_mime_stream_length(GMimeStream *stream);
int g_mime_stream_reset(GMimeStream *stream);
ssize_t g_mime_stream_read(GMimeStream *stream, char *buffer, size_t length);

GMimeParserOptions *g_mime_parser_options_new(void);
void g_mime_parser_options_free(GMimeParserOptions *options);
void g_mime_parser_options_set_fallback_charsets(GMimeParserOptions *options, const char **charsets);
void g_mime_parser_options_set_allow_addresses_without_domain(GMimeParserOptions *options, int allow);
#ifndef CGMIME_WITH_REAL_HEADERS
typedef unsigned GMimeParserWarning;
#endif
/// The warnings that the mail reader listens to are named below.
typedef void (*GMimeParserWarningFunc)(int64_t offset, GMimeParserWarning warning, const char *item, void *context);
void g_mime_parser_options_set_warning_callback(GMimeParserOptions *options, GMimeParserWarningFunc callback,
                                                void *context);
enum {
  CGMIME_MALFORMED_MULTIPART = 6,
  CGMIME_TRUNCATED_MESSAGE = 7,
  CGMIME_CONFLICTING_HEADER = 10,
  CGMIME_MULTIPART_WITHOUT_BOUNDARY = 12,
  CGMIME_NESTING_OVERFLOW = 15,
};
GMimeParser *g_mime_parser_new_with_stream(GMimeStream *stream);
GMimeMessage *g_mime_parser_construct_message(GMimeParser *parser, GMimeParserOptions *options);

unsigned long g_mime_multipart_get_type(void);
unsigned long g_mime_message_part_get_type(void);
unsigned long g_mime_part_get_type(void);
unsigned long internet_address_mailbox_get_type(void);
unsigned long internet_address_group_get_type(void);

InternetAddressList *g_mime_message_get_from(GMimeMessage *message);
InternetAddressList *g_mime_message_get_sender(GMimeMessage *message);
InternetAddressList *g_mime_message_get_reply_to(GMimeMessage *message);
InternetAddressList *g_mime_message_get_to(GMimeMessage *message);
InternetAddressList *g_mime_message_get_cc(GMimeMessage *message);
const char *g_mime_message_get_subject(GMimeMessage *message);
const char *g_mime_message_get_message_id(GMimeMessage *message);
GDateTime *g_mime_message_get_date(GMimeMessage *message);
GMimeObject *g_mime_message_get_mime_part(GMimeMessage *message);

int internet_address_list_length(InternetAddressList *list);
InternetAddress *internet_address_list_get_address(InternetAddressList *list, int index);
const char *internet_address_get_name(InternetAddress *address);
const char *internet_address_mailbox_get_addr(InternetAddressMailbox *mailbox);
InternetAddressList *internet_address_group_get_members(InternetAddressGroup *group);

GMimeContentType *g_mime_object_get_content_type(GMimeObject *object);
const char *g_mime_object_get_disposition(GMimeObject *object);
const char *g_mime_object_get_header(GMimeObject *object, const char *name);
const char *g_mime_object_get_content_id(GMimeObject *object);
const char *g_mime_content_type_get_media_type(GMimeContentType *type);
const char *g_mime_content_type_get_media_subtype(GMimeContentType *type);
const char *g_mime_content_type_get_parameter(GMimeContentType *type, const char *name);

int g_mime_multipart_get_count(GMimeMultipart *multipart);
GMimeObject *g_mime_multipart_get_part(GMimeMultipart *multipart, int index);
GMimeMessage *g_mime_message_part_get_message(GMimeMessagePart *part);
const char *g_mime_part_get_filename(GMimePart *part);
GMimeDataWrapper *g_mime_part_get_content(GMimePart *part);
ssize_t g_mime_data_wrapper_write_to_stream(GMimeDataWrapper *wrapper, GMimeStream *stream);

#endif
