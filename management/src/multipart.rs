//! A body of several parts, as a form with a file is sent.

/// The parts of a form.
#[derive(Clone, Default)]
pub(crate) struct Form(Vec<Part>);

#[derive(Clone)]
struct Part {
    name: &'static str,
    /// A file has a name and a type of its own.
    file: bool,
    content: Vec<u8>,
}

#[allow(dead_code, reason = "one group alone uses it")]
impl Form {
    pub(crate) fn text(mut self, name: &'static str, text: &str) -> Self {
        self.0.push(Part { name, file: false, content: text.as_bytes().to_vec() });
        self
    }

    pub(crate) fn file(mut self, name: &'static str, content: Vec<u8>) -> Self {
        self.0.push(Part { name, file: true, content });
        self
    }
}

impl Form {
    /// The content type, and the body.
    pub(crate) fn encode(&self) -> (String, Vec<u8>) {
        let boundary = self.boundary();
        let mut body = Vec::new();
        for part in &self.0 {
            let mut head = format!("--{boundary}\r\ncontent-disposition: form-data; name=\"{}\"", part.name);
            if part.file {
                head.push_str("; filename=\"");
                head.push_str(part.name);
                head.push_str(".json\"\r\ncontent-type: application/json");
            }
            head.push_str("\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(&part.content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        (format!("multipart/form-data; boundary={boundary}"), body)
    }

    /// A line that no part contains. It is the same for the same parts, so that a run can be repeated.
    fn boundary(&self) -> String {
        let mut tried = 0_u32;
        loop {
            let boundary = format!("auth0-form-boundary-{tried}");
            let bytes = boundary.as_bytes();
            if !self.0.iter().any(|part| part.content.windows(bytes.len()).any(|window| window == bytes)) {
                return boundary;
            }
            tried += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn parts_stand_between_boundaries_that_none_of_them_contains() {
        let form = Form::default().text("connection_id", "con_1").file("users", b"auth0-form-boundary-0".to_vec());
        let (kind, body) = form.encode();
        assert_eq!(kind, "multipart/form-data; boundary=auth0-form-boundary-1");
        assert_eq!(
            String::from_utf8(body).unwrap(),
            "--auth0-form-boundary-1\r\ncontent-disposition: form-data; name=\"connection_id\"\r\n\r\ncon_1\r\n\
             --auth0-form-boundary-1\r\ncontent-disposition: form-data; name=\"users\"; filename=\"users.json\"\r\n\
             content-type: application/json\r\n\r\nauth0-form-boundary-0\r\n--auth0-form-boundary-1--\r\n"
        );
    }
}
