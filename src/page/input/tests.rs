//! The measures in Rust are those of the layout templates.

use super::*;
use crate::page::OfficeWorld;

#[test]
fn the_measures_are_those_of_the_layout() {
    let main = format!(
        r##"
        #import "nd30.typ"
        #import "layout.typ": body-width, body-height, table-inset, foot-right
        #let near(a, b) = assert(calc.abs(a - b) < 0.01pt, message: repr(a) + " and " + repr(b))
        #near(body-width, {}pt)
        #near(body-height, {}pt)
        #near(nd30.paper.height - nd30.margin.left - nd30.margin.right, {}pt)
        #near(nd30.paper.width - nd30.margin.top - nd30.margin.bottom, {}pt)
        #near(nd30.body.size, {BODY_SIZE}pt)
        #near(nd30.annex.table.size, {TABLE_SIZE}pt)
        #near(table-inset.x, {INSET}pt)
        #near(table-inset.y, {INSET_ABOVE}pt)
        #near(foot-right, {FOOT_RIGHT}pt)
        #near(nd30.issuer.size, {HEAD_SIZE}pt)
        #near(nd30.parent.size, {HEAD_SIZE}pt)
        #assert.eq(nd30.nation.text, "{NATION}")
        #near((nd30.edge.top + nd30.edge.bottom) * 11pt + nd30.table-leading.em * 11pt, {TABLE_PITCH}pt)
        "##,
        BODY[0], BODY[1], ACROSS[0], ACROSS[1],
    );
    let world = OfficeWorld::with_main(&FontSet::bundled(), Vec::new(), main);
    world.compile().unwrap();
}
