using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd.Faults;

/// <summary>What one service has learnt from the others' messages is what they have.</summary>
internal sealed class Projections(Load load, Stores stores)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly (string Table, string Values)[] Search =
    [
        ("search_tokens", "\"System\", \"Code\""),
        ("search_strings", "\"Text\", \"Exact\""),
        ("search_dates", "\"From\", \"To\""),
        ("search_references", "\"TargetType\", \"TargetId\""),
    ];

    public async Task<IReadOnlyList<Finding>> CheckAsync() =>
        [await CopiesAsync(), await ResourcesAsync(), await ExportAsync(), await SearchAsync()];

    /// <summary>Each in the version that its owner has.</summary>
    private async Task<Finding> CopiesAsync()
    {
        var (violations, looked) = (new List<string>(), 0);
        foreach (var service in new[] { "consent", "crisis", "portal" })
            await CompareAsync("organizations", service, "known_organizations", "Id");
        await CompareAsync("participants", "crisis", "known_participants", "Id");
        await CompareAsync("staff", "referrals", "known_staff", "StaffId");
        return new Finding("what was learnt of others is what they have", $"{looked} rows", violations);

        async Task CompareAsync(string original, string service, string table, string id)
        {
            var wanted = await stores.ByIdAsync(
                "directory", $"""SELECT "Id", "Version"::text FROM directory.{original}""");
            var found = await stores.ByIdAsync(service, $"""SELECT "{id}", "Version"::text FROM {service}.{table}""");
            looked += found.Count;
            violations.AddRange(wanted.Where(one => found.GetValueOrDefault(one.Key) != one.Value).Select(one =>
                $"{service}.{table} has {one.Key} in version {found.GetValueOrDefault(one.Key) ?? "none"}, "
                + $"the directory in {one.Value}"));
            violations.AddRange(found.Keys.Except(wanted.Keys).Select(key => $"{service}.{table} made up {key}"));
        }
    }

    /// <summary>Of every referral, consent and check-in there is the resource, in its state.</summary>
    private async Task<Finding> ResourcesAsync()
    {
        var heads = (await stores.RowsAsync(
            "exchange",
            """SELECT "Type", "Id", coalesce("Status", '') FROM exchange.resource_heads""",
            row => (Key: $"{row.GetString(0)}/{row.GetGuid(1)}", Status: row.GetString(2))))
            .ToDictionary(one => one.Key, one => one.Status);
        var ledger = load.Ledger;
        List<(string Key, string? Status)> wanted =
        [
            .. ledger.Accepted(CarePeople.Participant).Keys.Select(id => ($"Patient/{id}", (string?)null)),
            .. ledger.Accepted(CarePeople.CheckIn).Keys.Select(id => ($"Observation/{id}", (string?)null)),
            .. ledger.Accepted(CarePeople.Referral).Where(one => one.Value == "Accepted")
                .Select(one => ($"Task/{one.Key}", (string?)"accepted")),
            .. ledger.Accepted(CarePeople.Consent)
                .Select(one => ($"Consent/{one.Key}", (string?)(one.Value == "Granted" ? "active" : "inactive"))),
        ];
        List<string> violations =
        [
            .. from one in wanted
               let found = heads.GetValueOrDefault(one.Key)
               where found is null || (one.Status is not null && found != one.Status)
               select $"{one.Key} is {found ?? "not there"} and was to be {one.Status ?? "there"}",
        ];
        return new Finding("the exchange shows what the services have", $"{wanted.Count} resources", violations);
    }

    /// <summary>One made now has all that may be shown now, once.</summary>
    private async Task<Finding> ExportAsync()
    {
        var lines = (await load.Systems.ExportAsync())
            .Where(line => line.StartsWith("Observation/", StringComparison.Ordinal)).ToList();
        var revoked = (await stores.RowsAsync(
            "consent", """SELECT "ParticipantId" FROM consent.consents WHERE "Status" = 'Revoked'""",
            row => row.GetGuid(0))).Select(id => id.ToString()).ToHashSet();
        var checkIns = load.Ledger.Accepted(CarePeople.CheckIn).ToLookup(
            one => revoked.Contains(one.Value), one => $"Observation/{one.Key}");
        List<string> violations =
        [
            .. checkIns[false].Except(lines).Select(one => $"{one} is missing"),
            .. checkIns[true].Intersect(lines).Select(one => $"{one} is there after the revocation"),
            .. lines.CountBy(one => one).Where(one => one.Value > 1).Select(one => $"{one.Key} is there twice"),
        ];
        return new Finding("an export is whole", $"{lines.Count} observations", violations);
    }

    /// <summary>As they are, and again from nothing.</summary>
    private async Task<Finding> SearchAsync()
    {
        var before = await EntriesAsync();
        foreach (var (table, _) in Search) await stores.ExecuteAsync("exchange", $"DELETE FROM exchange.{table}");
        var administrator = new Insistence(load.Network.Administrator, load.Ledger);
        var rebuild = $"api/exchange/operation/rebuilds/{Guid.CreateVersion7()}";
        await administrator.PutAsync(rebuild, new { projection = "search" });
        await Eventually.IsAsync(
            async () => (string?)(await administrator.GetAsync(rebuild))["status"] is not "running", Patience);
        var after = await EntriesAsync();
        List<string> violations =
        [
            .. before.Except(after).Select(one => $"only before: {one}"),
            .. after.Except(before).Select(one => $"only anew: {one}"),
        ];
        return new Finding("searches find what they would find made anew", $"{after.Count} entries", violations);
    }

    private async Task<HashSet<string>> EntriesAsync()
    {
        var entries = new HashSet<string>();
        foreach (var (table, values) in Search)
        {
            entries.UnionWith(await stores.TextsAsync("exchange", $"""
                SELECT concat_ws('|', '{table}', "Type", "Id", "Parameter", {values}) FROM exchange.{table}
                WHERE "Until" = {long.MaxValue}
                """));
        }
        return entries;
    }
}
