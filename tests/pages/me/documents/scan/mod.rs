//! `/me/documents/{id}/scan` and below.

mod index;
mod removal;

use data_encoding::BASE64;
use registry::document_scan;
use registry::identity_document::IdentityDocumentId;

use super::{kept, known, signed_in};
use crate::support::browser::{Answer, Browser};
use crate::support::site::Site;

/// A picture of one point, as PNG.
pub fn picture() -> Vec<u8> {
    const PNG: &str =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    BASE64.decode(PNG.as_bytes()).unwrap()
}

/// A page as PDF, which runs a script when it is opened.
pub fn pages() -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R >>",
        "<< /Length 15 >>\nstream\n10 10 50 50 re f\nendstream",
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = String::from("0000000000 65535 f \n");
    for (n, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).bytes());
    }
    let at = file.len();
    file.extend(
        format!("xref\n0 5\n{table}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n").bytes(),
    );
    file
}

/// Sends `file` to the page at `address`.
pub async fn sent(browser: &mut Browser, address: &str, file: &[u8]) -> Answer {
    let head = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../x.exe\"\r\n\
                Content-Type: application/x-msdownload\r\n\r\n";
    let body = [head.as_bytes(), file, b"\r\n--edge--\r\n"].concat();
    browser.send_as("POST", address, (Some("multipart/form-data; boundary=edge"), body)).await
}

/// Whether a scan of the document is kept.
pub async fn is_kept(site: &Site, id: IdentityDocumentId) -> bool {
    document_scan::find(&site.db, id).await.unwrap().is_some()
}
