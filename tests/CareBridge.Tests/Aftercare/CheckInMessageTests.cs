using System.Text.Json;
using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Messaging;
using Microsoft.AspNetCore.DataProtection;

namespace CareBridge.Tests.Aftercare;

public sealed class CheckInMessageTests
{
    [Fact]
    public void What_a_participant_wrote_is_in_no_message()
    {
        var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var content = new CheckInContent(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            noon,
            Engagement.AtRisk,
            8,
            2,
            RecoveryCapital.Of([1, 2, 3, 4, 5, 6, 5, 4, 3, 2]),
            "A hard week.");

        var seal = new ContentSeal(new EphemeralDataProtectionProvider());

        var origin = new CheckInOrigin(Guid.CreateVersion7(), CheckInMeans.Specialist, SharesReflection: true);
        var checkIn = CheckIn.Record(Guid.CreateVersion7(), content, origin, seal, noon);
        var message = checkIn.ToMessage(seal);

        var recorded = Assert.IsType<CheckInRecorded>(message);
        Assert.Equal(35, recorded.RecoveryCapital);
        Assert.Equal([1, 2, 3, 4, 5, 6, 5, 4, 3, 2], recorded.RecoveryCapitalAnswers);
        Assert.DoesNotContain("hard week", JsonSerializer.Serialize(message), StringComparison.Ordinal);
        Assert.DoesNotContain("hard week", checkIn.Reflection!.Ciphertext, StringComparison.Ordinal);
        Assert.Equal(content, checkIn.Open(seal));
    }
}
