using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Delivery;

/// <summary>Text messages: the sentence and its link.</summary>
internal sealed class SmsChannel(ITextProvider provider) : IChannel
{
    /// <summary>Three parts in the alphabet that Spanish takes; the longest of ours has two.</summary>
    public const int LongestText = 201;

    public Channel Kind => Channel.Sms;

    public bool IsOffered => provider.IsOffered;

    public bool ToleratesRepeats => true;

    public Task<DeliveryAnswer> SendAsync(Parcel parcel, Func<Task> handOver) => provider.SendAsync(
        parcel.Id,
        parcel.Address,
        parcel.Text.Link is { } link ? $"{parcel.Text.Line} {link}" : parcel.Text.Line,
        handOver);
}
