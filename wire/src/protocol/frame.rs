//! The bytes of a frame.

use crate::read::Tape;
use std::fmt;

/// How long a frame may be, without its length: 16 MiB.
pub const MAX_FRAME: usize = 16 << 20;

/// Kind, operation and length of the header.
const FIXED: usize = 1 + 4 + 4;

/// u32 length, little-endian | u8 kind | u32 operation | u32 length of the header | header as JSON | raw body.
#[derive(Clone, PartialEq)]
pub struct Frame {
    /// One of [`kind`](super::kind).
    pub kind: u8,
    /// The operation that the frame begins, answers or cancels; 0 where there is none.
    pub op: u32,
    /// The text of a JSON object.
    pub header: String,
    /// What follows the header, as it is.
    pub body: Vec<u8>,
}

/// Only the kind, the operation and the sizes: headers and bodies hold secrets and tokens.
impl fmt::Debug for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Frame {{ kind: {}, op: {}, body: {} bytes }}", self.kind, self.op, self.body.len())
    }
}

/// Why bytes are not a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameError(String);

impl FrameError {
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FrameError {}

impl Frame {
    /// The frame's bytes, the length first.
    ///
    /// # Errors
    /// When the frame is longer than [`MAX_FRAME`].
    pub fn encode(&self) -> Result<Vec<u8>, FrameError> {
        let header = self.header.as_bytes();
        let length = FIXED + header.len() + self.body.len();
        if length > MAX_FRAME {
            return Err(FrameError::new(format!("a frame of {length} bytes is over the limit of {MAX_FRAME}")));
        }
        let mut bytes = Vec::with_capacity(4 + length);
        bytes.extend_from_slice(&(length as u32).to_le_bytes());
        bytes.push(self.kind);
        bytes.extend_from_slice(&self.op.to_le_bytes());
        bytes.extend_from_slice(&(header.len() as u32).to_le_bytes());
        bytes.extend_from_slice(header);
        bytes.extend_from_slice(&self.body);
        Ok(bytes)
    }

    /// Reads a frame from all bytes that follow its length.
    ///
    /// # Errors
    /// When the bytes are too few, or the header is not UTF-8.
    pub fn decode(bytes: &[u8]) -> Result<Self, FrameError> {
        let (Some(&kind), Some(op), Some(header)) = (bytes.first(), read_u32(bytes, 1), read_u32(bytes, 5)) else {
            return Err(FrameError::new("a frame is shorter than its fixed part"));
        };
        let rest = &bytes[FIXED..];
        let Some((header, body)) = rest.split_at_checked(header as usize) else {
            return Err(FrameError::new("a frame is shorter than its header"));
        };
        let header = std::str::from_utf8(header).map_err(|_| FrameError::new("a frame's header is not UTF-8"))?;
        Ok(Self { kind, op, header: header.to_owned(), body: body.to_vec() })
    }
}

/// A header, taken apart.
pub(super) fn header(text: &str) -> Result<Tape<'_>, FrameError> {
    Tape::of(text).map_err(|error| FrameError::new(format!("a frame's header is not JSON: {error}")))
}

fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Cuts a stream of bytes into frames.
#[derive(Default)]
pub struct Decoder {
    bytes: Vec<u8>,
}

impl Decoder {
    /// Takes in the bytes that came.
    pub fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// The next frame, when all of it is there. The bytes that it was made of are overwritten.
    ///
    /// # Errors
    /// When the stream is none of frames; it cannot be read on.
    pub fn next_frame(&mut self) -> Result<Option<Frame>, FrameError> {
        use zeroize::Zeroize as _;
        let Some(length) = read_u32(&self.bytes, 0) else {
            return Ok(None);
        };
        let length = length as usize;
        if length > MAX_FRAME {
            return Err(FrameError::new(format!("a frame of {length} bytes is over the limit of {MAX_FRAME}")));
        }
        let Some(bytes) = self.bytes.get(4..4 + length) else {
            return Ok(None);
        };
        let frame = Frame::decode(bytes)?;
        self.bytes[..4 + length].zeroize();
        self.bytes.drain(..4 + length);
        Ok(Some(frame))
    }
}
