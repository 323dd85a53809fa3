using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>Turns a question into permits, and permits into lines of the accounting.</summary>
internal static class DisclosureAccount
{
    /// <summary>Most items of one question; over HTTP they must fit a request body.</summary>
    public const int MaxItems = 500;

    public const int CodeLength = 60;

    /// <exception cref="InvalidRequestException">The question could not be accounted for as it is.</exception>
    public static void Check(AuthorizeDisclosure question) => new Check()
        .That(question.DisclosureId != Guid.Empty, "disclosureId", "Required.")
        .That(question.RecipientOrganizationId != Guid.Empty, "recipientOrganizationId", "Required.")
        .That(question.RecipientId != Guid.Empty, "recipientId", "Required.")
        .That(question.Items.Count <= MaxItems, "items", $"At most {MaxItems}.")
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
        AuthorizeDisclosure question, IReadOnlyList<ConsentRecord> consents, DateTimeOffset at)
    {
        if (question.Emergency is not null)
            return [.. question.Items.Select((_, index) => new PermittedItem(index, ConsentId: null))];

        // A page of search results asks the same few things over and over.
        var decisions = question.Items.Select(item => Propose(question, item)).Distinct()
            .ToDictionary(disclosure => disclosure, disclosure => DisclosureDecisions.Decide(consents, disclosure, at));
        return
        [
            .. question.Items
                .Select((item, index) => new PermittedItem(index, decisions[Propose(question, item)]?.Id))
                .Where(item => item.ConsentId is not null),
        ];
    }

    /// <summary>
    /// The answer to a question that was answered before: what was accounted for then, less what no longer stands. A
    /// repeat is a new response, and a revocation in between must be seen by it.
    /// </summary>
    /// <exception cref="RefusedException">It is another question under the same id.</exception>
    public static IReadOnlyList<PermittedItem> Repeat(
        AuthorizeDisclosure question,
        IReadOnlyList<DisclosureRecord> lines,
        IReadOnlyList<ConsentRecord> consents,
        DateTimeOffset at)
    {
        if (lines.Any(line => line.QuestionHash != AccountingChain.HashOf(question)))
            throw new RefusedException("different-content", "This disclosure id was used for another disclosure.");
        return
        [
            .. from line in lines
               let consent = consents.Where(consent => consent.Id == line.ConsentId).ToList()
               from item in line.ReadItems()
               where line.ConsentId is null
                   || DisclosureDecisions.Decide(consent, Propose(question, question.Items[item.Index]), at) is not null
               orderby item.Index
               select new PermittedItem(item.Index, line.ConsentId) { BreakGlassId = line.BreakGlassId },
        ];
    }

    /// <summary>One line for each participant, discloser and ground.</summary>
    public static IReadOnlyList<DisclosureRecord> Write(
        AuthorizeDisclosure question, IReadOnlyList<PermittedItem> permitted, DateTimeOffset at)
    {
        var hash = AccountingChain.HashOf(question);
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
                return new DisclosureRecord
                {
                    Id = id,
                    SortKey = SortKey.Of(at.AsKept(), id),
                    DisclosureId = question.DisclosureId,
                    Part = part,
                    QuestionHash = hash,
                    ParticipantId = line.Key.ParticipantId,
                    DiscloserOrganizationId = line.Key.DiscloserOrganizationId,
                    ConsentId = line.Key.ConsentId,
                    RecipientOrganizationId = question.RecipientOrganizationId,
                    RecipientId = question.RecipientId,
                    Purpose = question.Purpose.ToString(),
                    EmergencyDisclosedBy = question.Emergency?.DisclosedBy,
                    EmergencyNatureCode = question.Emergency?.NatureCode,
                    BreakGlassId = line.Key.BreakGlassId,
                    DisclosedAt = at.AsKept(),
                    Items = DisclosureRecord.Write([.. line.Select(permit => Account(question, permit.Index))]),
                };
            }),
        ];
    }

    private static AccountedItem Account(AuthorizeDisclosure question, int index)
    {
        var item = question.Items[index];
        return new AccountedItem(index, item.ResourceType, item.ResourceId, item.ResourceVersion, item.Category);
    }

    private static ProposedDisclosure Propose(AuthorizeDisclosure question, DisclosureItem item) => new(
        item.ParticipantId,
        new DisclosureScope(item.DiscloserOrganizationId, item.Category),
        question.RecipientOrganizationId,
        question.Purpose);
}
