companies-title = Directory of companies
companies-lead = Companies of Palestinians in all countries whose owners agreed that staff of the missions see them.
companies-search = Find a company
companies-search-hint = By name, trade, product or city, in any language
companies-section = Sector
companies-home = Trades with Palestine
companies-invests = Would invest
companies-not-said = Not said
companies-seeks = Looks for
companies-total = { $count ->
    [one] 1 company
   *[other] { $shown } companies
}
companies-all = All companies
companies-empty-title = No such company
companies-empty = Try another word or a wider sector.
companies-keeper = Whoever keeps the company is not shown here. You can introduce somebody whom you serve; they decide for themselves.
companies-record = Its keeper is served by you: open the record
companies-introduction-title = Introduce somebody to this company
companies-introduction-lead = Whom would you introduce? There must be a company in their record.
companies-introduction-person = Their registry number
companies-introduction-person-hint = One of those whom your mission serves
companies-introduction-go = Continue
companies-introduction-which = They have several companies. For which of them?
companies-introduction-error-number = Nobody whom your mission serves has this number
companies-introduction-error-none = There is no company in the record that they keep. Add it first
