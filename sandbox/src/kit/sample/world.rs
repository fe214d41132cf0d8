//! One user at one browser: what the values of a random event have in common.

use crate::pipeline::rfc3339;
use auth0_actions::management::ports::Chance;
use auth0_actions::wire::{Map, Timestamp, Value};

const DAY_MS: u64 = 86_400_000;

/// Given name, family name, and the two in ASCII: names are not all alike.
const NAMES: [(&str, &str, &str); 8] = [
    ("Ada", "Example", "ada.example"),
    ("Zoë", "Ångström", "zoe.angstrom"),
    ("José", "Núñez de la Peña", "jose.nunez"),
    ("Siobhán", "O'Brien", "siobhan.obrien"),
    ("Thị Hoa", "Nguyễn", "hoa.nguyen"),
    ("娜", "李", "na.li"),
    ("Олена", "Коваль", "olena.koval"),
    ("X", "Y", "x"),
];
/// City, continent, country in two and three letters, its name, subdivision and its name, time zone, latitude, longitude,
/// language.
#[rustfmt::skip]
const PLACES: [[&str; 11]; 5] = [
    ["Hamburg", "EU", "DE", "DEU", "Germany", "HH", "Hamburg", "Europe/Berlin", "53.5507", "9.993", "de-DE"],
    ["São Paulo", "SA", "BR", "BRA", "Brazil", "SP", "São Paulo", "America/Sao_Paulo", "-23.5475", "-46.6361", "pt-BR"],
    ["Nairobi", "AF", "KE", "KEN", "Kenya", "30", "Nairobi County", "Africa/Nairobi", "-1.2841", "36.8155", "en-KE"],
    ["Osaka", "AS", "JP", "JPN", "Japan", "27", "Osaka", "Asia/Tokyo", "34.6937", "135.5022", "ja"],
    ["Ottawa", "NA", "CA", "CAN", "Canada", "ON", "Ontario", "America/Toronto", "45.4112", "-75.6981", "fr-CA"],
];
const BROWSERS: [&str; 4] = [
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36",
    "ExampleApp/7.2 (iOS 18.5)",
];
/// A connection's name, its strategy, and the provider of its identities.
const CONNECTIONS: [(&str, &str, &str); 5] = [
    ("Username-Password-Authentication", "auth0", "auth0"),
    ("google-oauth2", "google-oauth2", "google-oauth2"),
    ("example-saml", "samlp", "samlp"),
    ("email", "email", "email"),
    ("sms", "sms", "sms"),
];
const WORDS: [&str; 10] =
    ["plan", "team", "example", "north", "blue", "trial", "beta-3", "größe", "two words", "a_longer_name_than_most"];

pub(super) struct World {
    chance: Chance,
    name: (&'static str, &'static str, &'static str),
    place: [&'static str; 11],
    browser: &'static str,
    connection: (&'static str, &'static str, &'static str),
    ip: String,
    /// The user's id within the connection.
    id: String,
    now_ms: u64,
}

impl World {
    pub(super) fn new(seed: u64) -> Self {
        let chance = Chance::new(seed);
        let below = |limit: usize| usize::try_from(chance.random(limit as u64)).unwrap_or(0);
        let name = NAMES[below(NAMES.len())];
        let place = PLACES[below(PLACES.len())];
        let browser = BROWSERS[below(BROWSERS.len())];
        let connection = CONNECTIONS[below(CONNECTIONS.len())];
        let ip = address(&chance);
        let id = hex(&chance, 24);
        let now_ms = Timestamp::new(super::NOW).unix_ms().unwrap_or(0).unsigned_abs();
        Self { chance, name, place, browser, connection, ip, id, now_ms }
    }

    pub(super) fn below(&self, limit: u64) -> u64 {
        self.chance.random(limit)
    }

    pub(super) fn pick<'a, T>(&self, of: &'a [T]) -> Option<&'a T> {
        of.get(usize::try_from(self.below(of.len() as u64)).unwrap_or(0))
    }

    pub(super) fn word(&self) -> String {
        self.pick(&WORDS).copied().unwrap_or_default().to_owned()
    }

    fn user_id(&self) -> String {
        format!("{}|{}", self.connection.2, self.id)
    }

    fn email(&self) -> String {
        format!("{}@example.com", self.name.2)
    }

    /// A point in time of the last days, or of the next.
    fn time(&self, from_now: bool, days: u64) -> Value {
        let distance = self.below(days * DAY_MS);
        let ms = if from_now { self.now_ms + distance } else { self.now_ms.saturating_sub(distance) };
        rfc3339(i64::try_from(ms).unwrap_or(0)).into()
    }

    /// What the key says, whatever the event.
    pub(super) fn known(&self, path: &[&str], kind: &str) -> Option<Value> {
        let (key, of) = match path {
            [.., of, "[]"] | [.., of, "{}"] => (*of, ""),
            [.., of, key] => (*key, *of),
            [key] => (*key, ""),
            [] => return None,
        };
        let [city, continent, country, country3, country_name, subdivision, subdivision_name, zone, lat, lon, language] =
            self.place;
        let text = |text: &str| Some(Value::from(text));
        match (of, key) {
            (_, "created_at") if kind == "Timestamp" => Some(self.time(false, 2_000)),
            (_, "updated_at" | "last_password_reset" | "last_exchanged_at") if kind == "Timestamp" => {
                Some(self.time(false, 30))
            }
            (_, "expires_at" | "idle_expires_at") if kind == "Timestamp" => Some(self.time(true, 30)),
            (_, _) if kind == "Timestamp" => Some(self.time(false, 1)),
            (_, "user_id") if kind == "UserId" => Some(self.user_id().into()),
            (_, "email" | "login_hint") => Some(self.email().into()),
            (_, "given_name") => text(self.name.0),
            (_, "family_name") => text(self.name.1),
            ("user", "name") => Some(format!("{} {}", self.name.0, self.name.1).into()),
            (_, "nickname" | "username") => text(self.name.2),
            (_, "phone_number") => Some(format!("+1555555{:04}", self.below(10_000)).into()),
            (_, "cityName") => text(city),
            (_, "continentCode") => text(continent),
            (_, "countryCode") => text(country),
            (_, "countryCode3") => text(country3),
            (_, "countryName") => text(country_name),
            (_, "subdivisionCode") => text(subdivision),
            (_, "subdivisionName") => text(subdivision_name),
            (_, "timeZone") => text(zone),
            (_, "latitude") => lat.parse::<f64>().ok().map(Value::from),
            (_, "longitude") => lon.parse::<f64>().ok().map(Value::from),
            ("request", "language") => text(language),
            ("request", "method") => text(if self.below(2) == 0 { "GET" } else { "POST" }),
            (_, "ip" | "last_ip") => Some(self.ip.as_str().into()),
            (_, "initial_ip") => Some(address(&self.chance).into()),
            (_, "user_agent" | "last_user_agent" | "initial_user_agent") => text(self.browser),
            ("connection", "name") => text(self.connection.0),
            ("connection", "strategy") => text(self.connection.1),
            ("stats", "logins_count") => Some((1 + self.below(if self.below(2) == 0 { 2 } else { 500 })).into()),
            _ => None,
        }
    }

    /// Any value of a type.
    pub(super) fn plain(&self, kind: &str) -> Value {
        match kind {
            "bool" => (self.below(2) == 0).into(),
            "i64" => self.below(100).into(),
            "Number" => (f64::from(u32::try_from(self.below(10_000)).unwrap_or(0)) / 8.0).into(),
            "Map" => Value::Object((0..self.below(3)).map(|_| (self.word(), self.plain("Value"))).collect::<Map>()),
            "Value" => match self.below(5) {
                0 => (self.below(2) == 0).into(),
                1 => self.below(1_000).into(),
                2 => Value::Array(vec![self.word().into(), self.below(10).into()]),
                3 => Value::Object(Map::from([(self.word(), Value::from(self.word()))])),
                _ => self.word().into(),
            },
            "ClientId" => alphanumeric(&self.chance, 32).into(),
            "ConnectionId" => format!("con_{}", alphanumeric(&self.chance, 16)).into(),
            "OrganizationId" => format!("org_{}", alphanumeric(&self.chance, 16)).into(),
            "RefreshTokenId" => format!("rft_{}", alphanumeric(&self.chance, 16)).into(),
            "SessionId" => alphanumeric(&self.chance, 32).into(),
            "IdentityId" => hex(&self.chance, 24).into(),
            "UserId" => self.user_id().into(),
            _ => self.word().into(),
        }
    }

    /// The first identity is that of the login.
    pub(super) fn tie_together(&self, event: &mut Value) {
        let first = [("provider", self.connection.2), ("connection", self.connection.0), ("user_id", &self.id)];
        let identities =
            event.as_object_mut().and_then(|event| event.get_mut("user")?.as_object_mut()?.get_mut("identities"));
        if let Some(Value::Array(items)) = identities
            && let Some(Value::Object(identity)) = items.first_mut()
        {
            first.into_iter().for_each(|(key, value)| drop(identity.insert(key, value)));
        }
    }
}

/// Of the ranges for documentation.
fn address(chance: &Chance) -> String {
    let last = chance.random(254) + 1;
    match chance.random(4) {
        0 => format!("192.0.2.{last}"),
        1 => format!("198.51.100.{last}"),
        2 => format!("203.0.113.{last}"),
        _ => format!("2001:db8::{last:x}"),
    }
}

fn hex(chance: &Chance, digits: usize) -> String {
    from(chance, b"0123456789abcdef", digits)
}

fn alphanumeric(chance: &Chance, length: usize) -> String {
    from(chance, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length)
}

fn from(chance: &Chance, alphabet: &[u8], length: usize) -> String {
    let at = |_| usize::try_from(chance.random(alphabet.len() as u64)).unwrap_or(0);
    (0..length).map(at).map(|index| char::from(alphabet[index])).collect()
}
