using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>Turns a question into permits, and permits into lines of the accounting.</summary>
internal static class DisclosureAccount
{
    public const int CodeLength = 60;

    /// <exception cref="InvalidRequestException">The question could not be accounted for as it is.</exception>
    public static void Check(AuthorizeDisclosure question) => new Check()
        .That(question.DisclosureId != Guid.Empty, "disclosureId", "Required.")
        .That(question.RecipientOrganizationId != Guid.Empty, "recipientOrganizationId", "Required.")
        .That(question.RecipientId != Guid.Empty, "recipientId", "Required.")
        .That(question.Items.Count <= AuthorizeDisclosure.MaxItems, "items", $"At most {AuthorizeDisclosure.MaxItems}.")
        .That(
            question.Items.All(item => item.ResourceType.Length is > 0 and <= CodeLength),
            "items",
            "Each names a resource type.")
        .That(
            question.Emergency is null || question.Purpose == PurposeOfUse.EmergencyTreatment,
            "purpose",
            "Emergency grounds are for emergency treatment only (42 CFR 2.51).")
        .That(
            question.Emergency is null || question.Emergency.DisclosedBy != Guid.Empty,
            "emergency.disclosedBy",
            "Required (42 CFR 2.51(c)).")
        .That(
            question.Emergency is null || question.Emergency.NatureCode.Length is > 0 and <= CodeLength,
            "emergency.natureCode",
            $"Required, at most {CodeLength} characters (42 CFR 2.51(c)).")
        .ThrowIfAny();

    public static IReadOnlyList<PermittedItem> Permit(
        AuthorizeDisclosure question, ConsentState state, DateTimeOffset at)
    {
        var permitted = new List<PermittedItem>();
        // A page of search results asks the same few things over and over.
        var decisions = new Dictionary<ProposedDisclosure, Decision>();
        foreach (var (index, item) in question.Items.Index())
        {
            var proposed = Propose(question, item);
            if (!decisions.TryGetValue(proposed, out var decision))
                decision = decisions[proposed] = DisclosureDecisions.Decide(state, proposed, at);
            if (decision.IsPermitted)
            {
                permitted.Add(
                    new PermittedItem(index, decision.Consent?.Id) { BreakGlassId = decision.BreakGlass?.Id });
            }
        }
        return permitted;
    }

    /// <summary>What the emergency that the question says permits besides what is permitted anyway.</summary>
    public static IReadOnlyList<PermittedItem> PermitInEmergency(
        AuthorizeDisclosure question, IReadOnlyList<PermittedItem> permitted) =>
        question.Emergency is null
            ? []
            :
            [
                .. Enumerable.Range(0, question.Items.Count).Except(permitted.Select(item => item.Index))
                    .Select(index => new PermittedItem(index, ConsentId: null)),
            ];

    /// <summary>
    /// The answer to a question that was answered before: what was accounted for then, less what no longer stands. A
    /// repeat is a new response, and a revocation in between must be seen by it.
    /// </summary>
    /// <exception cref="RefusedException">It is another question under the same id.</exception>
    public static IReadOnlyList<PermittedItem> Repeat(
        AuthorizeDisclosure question,
        IReadOnlyList<DisclosureRecord> lines,
        ConsentState state,
        DateTimeOffset at)
    {
        if (lines.Any(line => line.QuestionHash != HashOf(question)))
        {
            throw new RefusedException(
                RefusedException.DifferentContent, "This disclosure id was used for another disclosure.");
        }
        var standing =
            from line in lines
            let basis = BasisOf(line, state)
            from item in line.ReadItems()
            where basis is null
                || DisclosureDecisions.Decide(basis, Propose(question, question.Items[item.Index]), at).IsPermitted
            orderby item.Index, line.ConsentId is null
            select new PermittedItem(item.Index, line.ConsentId) { BreakGlassId = line.BreakGlassId };
        // What was denied meanwhile was shown as in an emergency as well.
        return [.. standing.DistinctBy(item => item.Index)];
    }

    /// <summary>One line for each participant, discloser and ground.</summary>
    /// <param name="firstPart">After those that are on record under the same id.</param>
    public static IReadOnlyList<DisclosureRecord> Write(
        AuthorizeDisclosure question,
        IReadOnlyList<PermittedItem> permitted,
        ConsentState state,
        DateTimeOffset at,
        int firstPart)
    {
        var hash = HashOf(question);
        var lines = permitted.GroupBy(permit => (
            question.Items[permit.Index].ParticipantId,
            question.Items[permit.Index].DiscloserOrganizationId,
            permit.ConsentId,
            permit.BreakGlassId));
        return
        [
            .. lines.Select((line, part) =>
            {
                var id = Guid.CreateVersion7(at);
                var opened = state.BreakGlass.FirstOrDefault(access => access.Id == line.Key.BreakGlassId);
                var emergency = line.Key is { ConsentId: null, BreakGlassId: null } ? question.Emergency : null;
                return new DisclosureRecord
                {
                    Id = id,
                    SortKey = SortKey.Of(at.AsKept(), id),
                    DisclosureId = question.DisclosureId,
                    Part = firstPart + part,
                    QuestionHash = hash,
                    ParticipantId = line.Key.ParticipantId,
                    DiscloserOrganizationId = line.Key.DiscloserOrganizationId,
                    ConsentId = line.Key.ConsentId,
                    RecipientOrganizationId = question.RecipientOrganizationId,
                    RecipientId = question.RecipientId,
                    Purpose = question.Purpose.ToString(),
                    EmergencyDisclosedBy = emergency?.DisclosedBy ?? opened?.OpenedBy,
                    EmergencyNatureCode = emergency?.NatureCode ?? opened?.NatureCode,
                    BreakGlassId = line.Key.BreakGlassId,
                    DisclosedAt = at.AsKept(),
                    Items = DisclosureRecord.Write(line.Select(permit => Account(question, permit.Index))),
                };
            }),
        ];
    }

    /// <summary>
    /// What the line was written on, as it stands now; null for an emergency that the question itself says.
    /// </summary>
    private static ConsentState? BasisOf(DisclosureRecord line, ConsentState state) =>
        line is { ConsentId: null, BreakGlassId: null }
            ? null
            : state with
            {
                Consents = [.. state.Consents.Where(consent => consent.Id == line.ConsentId)],
                BreakGlass = [.. state.BreakGlass.Where(access => access.Id == line.BreakGlassId)],
            };

    private static AccountedItem Account(AuthorizeDisclosure question, int index)
    {
        var item = question.Items[index];
        return new AccountedItem(index, item.ResourceType, item.ResourceId, item.ResourceVersion, item.Category);
    }

    /// <summary>Of all that a question says; written out, because finding out what there is takes longer.</summary>
    private static string HashOf(AuthorizeDisclosure question) => AccountingChain.HashOf(question, (json, asked) =>
    {
        json.WriteStartArray();
        json.WriteStringValue(asked.DisclosureId);
        json.WriteStringValue(asked.RecipientOrganizationId);
        json.WriteStringValue(asked.RecipientId);
        json.WriteNumberValue((int)asked.Purpose);
        foreach (var item in asked.Items)
        {
            json.WriteStringValue(item.ResourceType);
            json.WriteStringValue(item.ResourceId);
            json.WriteNumberValue(item.ResourceVersion);
            json.WriteStringValue(item.ParticipantId);
            json.WriteStringValue(item.DiscloserOrganizationId);
            json.WriteNumberValue((int)item.Category);
        }
        if (asked.Emergency is { } emergency)
        {
            json.WriteStringValue(emergency.DisclosedBy);
            json.WriteStringValue(emergency.NatureCode);
        }
        json.WriteEndArray();
    });

    private static ProposedDisclosure Propose(AuthorizeDisclosure question, DisclosureItem item) => new(
        item.ParticipantId,
        new DisclosureScope(item.DiscloserOrganizationId, item.Category),
        question.RecipientOrganizationId,
        question.RecipientId,
        question.Purpose);
}
