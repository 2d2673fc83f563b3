//! Compiles the assets in, compressed.

fn main() {
    memory_serve::load_directory("../../web/assets");
}
