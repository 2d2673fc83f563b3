//! From where a request comes: the peer of the connection, or what a trusted reverse proxy says of it.
//! What is counted is the range of the address, never the address itself.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

use axum::http::HeaderMap;
use serde::{Deserialize, Deserializer};

/// The other end of the connection; put into a request's extensions by who accepted it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// Addresses that begin with the same bits, such as `192.0.2.0/24`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

/// Neither an address nor `address/bits`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("neither an address nor a range like 10.0.0.0/8")]
pub struct NoNetwork;

impl Network {
    /// The addresses whose first `bits` bits are those of `address`.
    pub fn new(address: IpAddr, bits: u8) -> Self {
        let (address, bits) = match address {
            IpAddr::V4(v4) => {
                let bits = bits.min(32);
                let mask = u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0);
                (Ipv4Addr::from_bits(v4.to_bits() & mask).into(), bits)
            }
            IpAddr::V6(v6) => {
                let bits = bits.min(128);
                let mask = u128::MAX.checked_shl(128 - u32::from(bits)).unwrap_or(0);
                (Ipv6Addr::from_bits(v6.to_bits() & mask).into(), bits)
            }
        };
        Self { address, bits }
    }

    /// Whether `address` is one of them.
    pub fn contains(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        address.is_ipv4() == self.address.is_ipv4() && Self::new(address, self.bits).address == self.address
    }

    /// As bytes, for a keyed hash.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = match self.address {
            IpAddr::V4(v4) => v4.octets().to_vec(),
            IpAddr::V6(v6) => v6.octets().to_vec(),
        };
        bytes.push(self.bits);
        bytes
    }
}

impl FromStr for Network {
    type Err = NoNetwork;

    fn from_str(text: &str) -> Result<Self, NoNetwork> {
        let (address, bits) =
            text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.parse().map_err(|_| NoNetwork)?;
        let all = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(all), str::parse).map_err(|_| NoNetwork)?;
        if bits > all { Err(NoNetwork) } else { Ok(Self::new(address, bits)) }
    }
}

impl<'de> Deserialize<'de> for Network {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The address of the client: the peer, or where the peer is one of `proxies`, the last address in
/// `X-Forwarded-For` that is not. What stands left of it may have been written by anyone. Without a peer
/// (no connection: a test) it is the machine itself.
pub fn address(peer: Option<Peer>, headers: &HeaderMap, proxies: &[Network]) -> IpAddr {
    let trusted = |address: IpAddr| proxies.iter().any(|network| network.contains(address));
    let mut client = peer.map_or(Ipv4Addr::LOCALHOST.into(), |Peer(address)| address.to_canonical());
    let lines: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()).collect();
    for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        if !trusted(client) {
            break;
        }
        let Some(address) = hop_address(hop.trim()) else { break };
        client = address;
    }
    client
}

/// An address as proxies write it: alone, in brackets, or with a port.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let alone = hop.strip_prefix('[').and_then(|hop| hop.strip_suffix(']')).unwrap_or(hop);
    let address =
        alone.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|with_port| with_port.ip()));
    address.map(|address: IpAddr| address.to_canonical())
}

/// The range of `address` that counts as one client: what one household or one small provider has.
pub fn range(address: IpAddr) -> Network {
    match address.to_canonical() {
        v4 @ IpAddr::V4(_) => Network::new(v4, 24),
        v6 @ IpAddr::V6(_) => Network::new(v6, 48),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn networks() {
        for (network, inside, outside) in [
            ("10.0.0.0/8", "10.255.1.2", "11.0.0.1"),
            ("192.0.2.7", "192.0.2.7", "192.0.2.8"),
            ("192.0.2.7/24", "192.0.2.255", "192.0.3.0"),
            ("2001:db8::/32", "2001:db8:ffff::1", "2001:db9::1"),
            ("0.0.0.0/0", "203.0.113.9", "::1"),
            ("10.0.0.0/8", "::ffff:10.1.2.3", "::ffff:11.1.2.3"),
        ] {
            let parsed: Network = network.parse().unwrap();
            assert!(parsed.contains(ip(inside)), "{inside} in {network}");
            assert!(!parsed.contains(ip(outside)), "{outside} not in {network}");
        }
        for wrong in ["", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "example.org", "10.0.0"] {
            assert_eq!(wrong.parse::<Network>(), Err(NoNetwork), "{wrong}");
        }
    }

    /// `X-Forwarded-For` counts only from a trusted peer, and only back to the first that is not.
    #[test]
    fn only_trusted_proxies_are_believed() {
        let proxies = ["10.0.0.0/8".parse().unwrap(), "2001:db8::5".parse().unwrap()];
        for (peer, forwarded, client) in [
            ("203.0.113.9", &["198.51.100.1"][..], "203.0.113.9"),
            ("10.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("::ffff:10.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("2001:db8::5", &["198.51.100.1, 10.0.0.2"], "198.51.100.1"),
            // Whoever asks wrote the left part themselves.
            ("10.0.0.1", &["192.0.2.66, 198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["10.0.0.66, 198.51.100.1, 10.0.0.2"], "198.51.100.1"),
            ("10.0.0.1", &["192.0.2.66", "198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["198.51.100.1:4711"], "198.51.100.1"),
            ("10.0.0.1", &["[2001:db8::9]:4711"], "2001:db8::9"),
            ("10.0.0.1", &["[2001:db8::9]"], "2001:db8::9"),
            ("10.0.0.1", &["198.51.100.1, nonsense"], "10.0.0.1"),
            ("10.0.0.1", &[""], "10.0.0.1"),
            ("10.0.0.1", &[], "10.0.0.1"),
        ] {
            let mut headers = HeaderMap::new();
            for line in forwarded {
                headers.append("x-forwarded-for", HeaderValue::from_static(line));
            }
            assert_eq!(address(Some(Peer(ip(peer))), &headers, &proxies), ip(client), "{peer} {forwarded:?}");
        }
        assert_eq!(address(None, &HeaderMap::new(), &[]), ip("127.0.0.1"));
    }

    #[test]
    fn ranges_are_what_counts() {
        assert_eq!(range(ip("203.0.113.9")), range(ip("203.0.113.200")));
        assert_eq!(range(ip("203.0.113.9")), range(ip("::ffff:203.0.113.200")));
        assert_ne!(range(ip("203.0.113.9")), range(ip("203.0.114.9")));
        assert_eq!(range(ip("2001:db8:1::1")), range(ip("2001:db8:1:ffff::2")));
        assert_ne!(range(ip("2001:db8:1::1")), range(ip("2001:db8:2::1")));
        assert_ne!(range(ip("0.0.0.0")).bytes(), range(ip("::")).bytes());
    }
}
