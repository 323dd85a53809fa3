using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;

namespace CareBridge.Consent.Features.Accounting;

internal sealed class AnswerAccountingQuestions(ConsentDbContext store) : IAccounting
{
    public async Task<AccountingPage> ReadAsync(ReadAccounting question, CancellationToken cancellation)
    {
        try
        {
            var lines = store.DisclosuresWithin(question.Since, question.Until)
                .Where(d => d.ParticipantId == question.ParticipantId);
            lines = question.DiscloserOrganizationId is { } discloser
                ? lines.Where(d => d.DiscloserOrganizationId == discloser)
                : store.AsToldToParticipant(lines);
            var page = await lines.NewestFirstAsync(new PageRequest { After = question.After }, cancellation);
            return new AccountingPage([.. page.Items.Select(Account)], page.Next);
        }
        catch (Exception exception) when (StoreFaults.IsOutage(exception))
        {
            throw new UnavailableException(ConsentModule.Service, exception);
        }
    }

    private static AccountedDisclosure Account(DisclosureRecord line) => new()
    {
        Id = line.Id,
        DisclosureId = line.DisclosureId,
        ParticipantId = line.ParticipantId,
        DiscloserOrganizationId = line.DiscloserOrganizationId,
        RecipientOrganizationId = line.RecipientOrganizationId,
        RecipientId = line.RecipientId,
        Purpose = line.ReadPurpose(),
        ConsentId = line.ConsentId,
        Emergency = line.ReadEmergency(),
        BreakGlassId = line.BreakGlassId,
        DisclosedAt = line.DisclosedAt,
        Items =
        [
            .. line.ReadItems().Select(item => new DisclosureItem(
                item.ResourceType,
                item.ResourceId,
                item.ResourceVersion,
                line.ParticipantId,
                line.DiscloserOrganizationId,
                item.Category)),
        ],
    };
}
