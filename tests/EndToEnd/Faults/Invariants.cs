using System.Globalization;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.Histories;

namespace CareBridge.EndToEnd.Faults;

/// <summary>
/// The invariants of the architecture, looked at from outside: the ledger of what people were told on one side, the
/// stores and the command line on the other.
/// </summary>
internal sealed class Invariants(FaultyDeployment deployment, Load load, Stores stores)
{
    private readonly Ledger _ledger = load.Ledger;

    public async Task<IReadOnlyList<Finding>> CheckAsync() =>
    [
        await NothingAcceptedIsLostAsync(),
        await NothingIsThereTwiceAsync(),
        await EverybodyIsPagedOnceAsync(),
        NothingIsDisclosedWithoutPermit(),
        await TheAccountingIsExactAsync(),
        await TheAccountingIsUnbrokenAsync(),
        await EverythingIsToldAsync(),
        await NothingHasFailedAsync(),
        Answers(),
    ];

    private async Task<Finding> NothingAcceptedIsLostAsync()
    {
        var violations = new List<string>();
        var looked = new List<string>();
        await HoldAsync(CarePeople.Participant, "directory", """SELECT "Id", '' FROM directory.participants""");
        await HoldAsync(CarePeople.Referral, "referrals", """SELECT "Id", "Status" FROM referrals.referrals""");
        await HoldAsync(CarePeople.Consent, "consent", """SELECT "Id", "Status" FROM consent.consents""");
        await HoldAsync(
            CarePeople.CheckIn, "aftercare", """SELECT "Id", "ParticipantId"::text FROM aftercare.check_ins""");
        await HoldAsync(CrisisPeople.Report, "crisis", """SELECT "Id", '' FROM crisis.reports""");
        await HoldAsync(
            CrisisPeople.Acknowledgement,
            "crisis",
            """SELECT "Id", '' FROM crisis.escalations WHERE "AcknowledgedAt" IS NOT NULL""");
        return new Finding("nothing accepted is lost", string.Join(", ", looked), violations);

        async Task HoldAsync(string kind, string service, string query)
        {
            var (accepted, there) = (_ledger.Accepted(kind), await stores.ByIdAsync(service, query));
            looked.Add($"{accepted.Count} × {kind}");
            foreach (var (id, state) in accepted)
            {
                if (!there.TryGetValue(id, out var found)) violations.Add($"{kind} {id} was accepted and is not there");
                else if (found != state) violations.Add($"{kind} {id} was accepted as {state} and is {found}");
            }
        }
    }

    /// <summary>Everybody insists until it is accepted: what is there beyond that was made twice.</summary>
    private async Task<Finding> NothingIsThereTwiceAsync()
    {
        var violations = new List<string>();
        var looked = 0L;
        await CountAsync("referrals", "referrals", CarePeople.Referral);
        await CountAsync("consent", "consents", CarePeople.Consent);
        await CountAsync("aftercare", "check_ins", CarePeople.CheckIn);
        await CountAsync("crisis", "reports", CrisisPeople.Report);
        await CountAsync("crisis", """escalation_story WHERE "Kind" = 'Acknowledged'""", CrisisPeople.Acknowledgement);
        await GapsAsync("referrals", "referral_history", "\"ReferralId\"", "Version");
        await GapsAsync("crisis", "escalation_story", "\"EscalationId\"", "Version");
        await GapsAsync("exchange", "resource_versions", "\"Type\", \"Id\"", "Version");
        await GapsAsync("exchange", "subscription_events", "\"SubscriptionKey\"", "Number");
        var events = await stores.TextsAsync("exchange", """
            SELECT "EventId"::text FROM exchange.subscription_events
            GROUP BY "SubscriptionKey", "EventId" HAVING count(*) > 1
            """);
        violations.AddRange(events.Select(id => $"event {id} has two numbers"));
        return new Finding("nothing is there twice, and no number is left out", $"{looked} rows", violations);

        async Task CountAsync(string service, string table, string kind)
        {
            var (there, accepted) = (await stores.CountAsync(service, table), _ledger.Accepted(kind).Count);
            looked += there;
            if (there > accepted) violations.Add($"{there} of {service}.{table} for {accepted} accepted");
        }

        async Task GapsAsync(string service, string table, string key, string number)
        {
            looked += await stores.CountAsync(service, table);
            var broken = await stores.TextsAsync(service, $"""
                SELECT concat_ws(' ', {key}, count(*), min("{number}"), max("{number}")) FROM {service}.{table}
                GROUP BY {key} HAVING max("{number}") - min("{number}") + 1 <> count(*)
                """);
            violations.AddRange(broken.Select(one => $"{service}.{table} has gaps: {one}"));
        }
    }

    /// <summary>Who raised it was told it was accepted: every report has one first page, and every responder one
    /// notice of it.</summary>
    private async Task<Finding> EverybodyIsPagedOnceAsync()
    {
        var pages = await stores.RowsAsync(
            "crisis",
            """
            SELECT "EscalationId", count(*) FROM crisis.pages
            WHERE "Purpose" = 'Answer' AND "Tier" = 1 GROUP BY 1
            """,
            row => (Id: row.GetGuid(0), Count: row.GetInt64(1)));
        var notices = await stores.RowsAsync(
            "portal",
            """
            SELECT "PersonId", count(*), count(DISTINCT "DispatchId") FROM portal.notices
            WHERE "Kind" = 'CrisisRaised' GROUP BY 1
            """,
            row => (Id: row.GetGuid(0), Count: row.GetInt64(1), Sent: row.GetInt64(2)));
        var raised = _ledger.Accepted(CrisisPeople.Report).Keys.ToList();
        List<string> violations =
        [
            .. raised.Except(pages.Select(page => page.Id)).Select(id => $"nobody was paged for {id}"),
            .. pages.Where(page => page.Count != 1).Select(page => $"{page.Count} first pages for {page.Id}"),
            .. notices.Where(one => one.Count != pages.Count || one.Sent != one.Count)
                .Select(one => $"{one.Id} has {one.Count} notices, {one.Sent} to be sent, of {pages.Count} pages"),
        ];
        return new Finding(
            "everybody in crisis is paged once", $"{pages.Count} pages to {notices.Count} responders", violations);
    }

    private Finding NothingIsDisclosedWithoutPermit()
    {
        var verdict = HistoryChecker.Check(_ledger.History.Events);
        return new Finding(
            "no disclosure without a permit",
            $"{verdict.Reads} reads, {verdict.ReadsWithData} with data, {verdict.ReadsUnavailable} unavailable, "
            + $"{verdict.ReadsWithoutPermit} while nothing was permitted, {verdict.Revocations} revocations",
            verdict.Violations);
    }

    /// <summary>
    /// As many disclosures to a system as it got answers with data; more only where an answer may have been lost.
    /// </summary>
    private async Task<Finding> TheAccountingIsExactAsync()
    {
        var accounted = (await stores.RowsAsync(
            "consent",
            """SELECT "RecipientId", count(DISTINCT "DisclosureId") FROM consent.disclosures GROUP BY 1""",
            row => (Id: row.GetGuid(0), Count: row.GetInt64(1)))).ToDictionary(one => one.Id, one => one.Count);
        var (violations, looked) = (new List<string>(), new List<string>());
        foreach (var reader in load.Readers)
        {
            var answers = _ledger.Shown.GetValueOrDefault(reader) ?? new Answers();
            var count = accounted.GetValueOrDefault(reader);
            var line = string.Create(
                CultureInfo.InvariantCulture, $"{answers.Given} shown and {answers.Lost} lost, {count} on record");
            looked.Add(line);
            if (count < answers.Given || count > answers.Given + answers.Lost) violations.Add($"{reader}: {line}");
        }
        return new Finding("the accounting is exact", string.Join("; ", looked), violations);
    }

    private async Task<Finding> TheAccountingIsUnbrokenAsync()
    {
        var broken = await stores.TextsAsync("consent", """
            SELECT concat_ws(' ', "ParticipantId", "Sequence") FROM (
              SELECT "ParticipantId", "Sequence", "PreviousHash",
                row_number() OVER chain AS place, lag("Hash", 1, repeat('0', 64)) OVER chain AS before
              FROM consent.disclosures WINDOW chain AS (PARTITION BY "ParticipantId" ORDER BY "Sequence")) AS lines
            WHERE "Sequence" <> place OR "PreviousHash" <> before
            """);
        var heads = await stores.TextsAsync("consent", """
            SELECT head."ParticipantId"::text FROM consent.accounting_heads head
            WHERE head."Sequence" <> (
              SELECT count(*) FROM consent.disclosures line WHERE line."ParticipantId" = head."ParticipantId")
            """);
        List<string> violations =
        [
            .. broken.Select(line => $"line {line} does not follow from the one before"),
            .. heads.Select(participant => $"the accounting of {participant} does not end where its head says"),
        ];
        var verified = await deployment.Processes.VerifyAccountingAsync();
        if (!verified.Contains("intact", StringComparison.Ordinal)) violations.Add(verified);
        return new Finding(
            "the accounting is unbroken", $"{await stores.CountAsync("consent", "disclosures")} lines", violations);
    }

    /// <summary>
    /// Every number was delivered; and every check-in was, of whoever has not revoked meanwhile.
    /// </summary>
    private async Task<Finding> EverythingIsToldAsync()
    {
        var told = load.Subscriber.Told;
        var revoked = (await stores.RowsAsync(
            "consent", """SELECT "ParticipantId" FROM consent.consents WHERE "Status" = 'Revoked'""",
            row => row.GetGuid(0))).Select(id => id.ToString()).ToHashSet();
        var last = (await stores.RowsAsync(
            "exchange", """SELECT "LastNumber" FROM exchange.subscriptions""", row => row.GetInt64(0))).Single();
        var foci = told.Select(one => one.Focus).ToHashSet();
        List<string> violations =
        [
            .. Enumerable.Range(1, (int)last).Except(told.Select(one => one.Number)).Select(n => $"{n} was never told"),
            .. told.GroupBy(one => one.Number).Where(one => one.Select(e => e.Focus).Distinct().Count() > 1)
                .Select(one => $"{one.Key} was told as two events"),
            .. _ledger.Accepted(CarePeople.CheckIn).Where(one => !revoked.Contains(one.Value))
                .Select(one => $"Observation/{one.Key}").Where(one => !foci.Contains(one))
                .Select(one => $"{one} was never told"),
        ];
        return new Finding("every event is told", $"{told.Count} events", violations);
    }

    private async Task<Finding> NothingHasFailedAsync()
    {
        var violations = new List<string>();
        foreach (var service in HostProcess.Services)
        {
            violations.AddRange(await stores.TextsAsync(
                service,
                $"""SELECT concat_ws(' ', "Reaction", "MessageId", "Reason") FROM {service}.failed_messages"""));
        }
        var exports = await stores.TextsAsync(
            "exchange", """SELECT "Id"::text FROM exchange.export_jobs WHERE "Status" <> 'Complete'""");
        violations.AddRange(exports.Select(id => $"export {id} has no end"));
        violations.AddRange(deployment.Processes.Hosts.Where(host => host.HasEnded)
            .Select(host => $"{host.Name} has ended by itself"));
        return new Finding(
            "no message is given up and no process ends", $"{deployment.Tap.All.Count} messages", violations);
    }

    private Finding Answers()
    {
        var (accepted, refused, unanswered) = _ledger.Counts;
        return new Finding(
            "an answer is an acceptance or says to come back",
            $"{accepted} accepted, {refused} refused, {unanswered} unanswered",
            _ledger.Surprises);
    }
}
