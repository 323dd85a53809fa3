using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CareBridge.Platform.Storage;

/// <summary>
/// Times as every store keeps them: in UTC (PostgreSQL accepts no other offset) and to the microsecond (SQL Server
/// would keep ten times more, and the two would then compare differently).
/// </summary>
internal sealed class UtcMicroseconds()
    : ValueConverter<DateTimeOffset, DateTimeOffset>(time => Round(time), time => time.ToUniversalTime())
{
    private static DateTimeOffset Round(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
