using System.Security.Cryptography;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Aftercare;

/// <summary>What organizations' systems write into aftercare, as the FHIR door hands it on.</summary>
internal sealed class AftercareDesk(CareBridgeTestHost host)
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static readonly byte[] File = [.. "%PDF-1.7 Discharge summary"u8];

    private static readonly Guid System = Guid.CreateVersion7();

    public ISeal Seal => host.Services.GetRequiredService<ISeal>();

    public static PlanText Text(string title, params string[] steps) => new()
    {
        Title = title,
        Steps = [.. steps.Select(step => new PlanStep { Description = step, DueOn = new DateOnly(2026, 12, 1) })],
    };

    public WritePlan Plan(Guid id, Guid participant, Guid organization, PlanText text) => new()
    {
        PlanId = id,
        ParticipantId = participant,
        OrganizationId = organization,
        WrittenBy = System,
        Status = PlanStatus.Active,
        StepStatuses = [.. text.Steps.Select(_ => PlanStepStatus.NotStarted)],
        Text = Seal.Seal(text),
    };

    public FileDocument Document(Guid id, Guid participant, Guid organization, string title, byte[]? file = null)
    {
        file ??= File;
        return new FileDocument
        {
            DocumentId = id,
            ParticipantId = participant,
            OrganizationId = organization,
            FiledBy = System,
            Kind = DocumentKind.DischargeSummary,
            ContentType = file.AsSpan().StartsWith("%PDF-"u8) ? "application/pdf" : "text/plain",
            DatedAt = Noon,
            Details = Seal.Seal(new DocumentDetails { Title = title, Sha1 = SHA1.HashData(file) }),
            Content = Seal.Seal(new DocumentContent(file)),
        };
    }

    public SendCommunication Communication(
        Guid id, Guid participant, Guid sender, Guid recipient, string words) => new()
        {
            CommunicationId = id,
            ParticipantId = participant,
            SenderOrganizationId = sender,
            RecipientOrganizationId = recipient,
            SentBy = System,
            Category = DisclosureCategory.AftercarePlan,
            Text = Seal.Seal(new CommunicationText { Parts = [words] }),
            SentAt = Noon,
        };

    public Task<AftercarePlanChanged> WriteAsync(WritePlan plan) =>
        AskAsync(filings => filings.WritePlanAsync(plan, CancellationToken.None));

    public Task<DocumentChanged> FileAsync(FileDocument document) =>
        AskAsync(filings => filings.FileDocumentAsync(document, CancellationToken.None));

    public Task<DocumentChanged> MarkAsync(MarkDocument mark) =>
        AskAsync(filings => filings.MarkDocumentAsync(mark, CancellationToken.None));

    public Task<CommunicationSent> SendAsync(SendCommunication communication) =>
        AskAsync(filings => filings.SendAsync(communication, CancellationToken.None));

    private async Task<T> AskAsync<T>(Func<IAftercareFilings, Task<T>> ask)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<IAftercareFilings>());
    }
}
