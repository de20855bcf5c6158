namespace SurveyPlatform.Reminders;

internal static class MessageDefaultsVietnamese
{
    public static MessageWording Of(MessageKind kind) => kind switch
    {
        MessageKind.Frame => new("", """
            Kính gửi: {addressee}

            {content}

            Thông báo được gửi tự động từ hệ thống Biểu mẫu thống kê điện tử ({site}). Xin không trả lời thư này.
            """),
        MessageKind.Leadership => new("{units} đơn vị chưa nộp báo cáo: {collection} {period}", """
            Tính đến nay còn {units} đơn vị chưa nộp báo cáo mặc dù đã được đôn đốc:

            {items}

            Kính báo cáo để xem xét, chỉ đạo và xem xét trách nhiệm của người đứng đầu đơn vị theo quy định.
            """),
        MessageKind.Department => new("{units} đơn vị chưa nộp báo cáo: {collection} {period}", """
            Các đơn vị sau đây chưa nộp báo cáo:

            {items}
            """),
        MessageKind.Superior => new("{units} đơn vị trên địa bàn chưa nộp báo cáo: {collection} {period}", """
            Các đơn vị sau đây thuộc địa bàn Quý cơ quan quản lý chưa nộp báo cáo:

            {items}

            Đề nghị Quý cơ quan chỉ đạo, đôn đốc các đơn vị nêu trên hoàn thành và nộp báo cáo.
            """),
        MessageKind.Head => new("Đề nghị chỉ đạo hoàn thành báo cáo: {collection} {period}", """
            Hệ thống chưa nhận được {count} báo cáo sau đây của đơn vị do Ông (Bà) phụ trách:

            {items}

            Đề nghị Ông (Bà) chỉ đạo bộ phận được giao hoàn thành và nộp báo cáo. Báo cáo được nhận đến hết ngày {lock}; việc nộp sau hạn được ghi rõ trong báo cáo tổng hợp.
            """),
        MessageKind.Late => new("Quá hạn {days} ngày làm việc: {collection} {period}", """
            Hệ thống chưa nhận được {count} báo cáo sau đây của Quý đơn vị. Đến nay đã quá hạn {days} ngày làm việc.

            {items}

            Đề nghị Quý đơn vị hoàn thành và nộp báo cáo ngay. Báo cáo được nhận đến hết ngày {lock}; việc nộp sau hạn được ghi rõ trong báo cáo tổng hợp.
            """),
        MessageKind.SentBack => new("Trả lại để bổ sung: {collection} {period}", """
            {count} báo cáo sau đây của Quý đơn vị được trả lại để bổ sung, chỉnh sửa:

            {items}

            Đề nghị Quý đơn vị xem ý kiến bên cạnh từng chỉ tiêu, chỉnh sửa và nộp lại chậm nhất ngày {due}.
            """),
        MessageKind.Reopened => new("Mở lại báo cáo đã duyệt: {collection} {period}", """
            {count} báo cáo đã duyệt sau đây của Quý đơn vị được mở lại để chỉnh sửa:

            {items}

            Đề nghị Quý đơn vị chỉnh sửa và nộp lại chậm nhất ngày {due}.
            """),
        MessageKind.DueDay => new("Hôm nay là hạn nộp: {collection} {period}", """
            Hôm nay là ngày cuối của thời hạn nộp. Hệ thống chưa nhận được {count} báo cáo sau đây của Quý đơn vị:

            {items}

            Đề nghị Quý đơn vị hoàn thành và nộp báo cáo trong ngày hôm nay.
            """),
        MessageKind.AdHoc => new("Yêu cầu báo cáo đột xuất: {collection} {period}", """
            Quý đơn vị được yêu cầu báo cáo đột xuất như sau:

            {items}

            Đề nghị Quý đơn vị nộp báo cáo chậm nhất ngày {due}.
            """),
        MessageKind.Before => new("Còn {days} ngày làm việc đến hạn nộp: {collection} {period}", """
            Hệ thống chưa nhận được {count} báo cáo sau đây của Quý đơn vị. Thời hạn nộp còn {days} ngày làm việc.

            {items}

            Đề nghị Quý đơn vị hoàn thành đúng hạn. Nếu báo cáo đã được nộp, xin bỏ qua thông báo này.
            """),
        MessageKind.ExtensionAsked => new("{units} đơn vị đề nghị gia hạn: {collection} {period}", """
            Các đơn vị sau đây đề nghị gia hạn nộp báo cáo:

            {items}

            Đề nghị xem xét, quyết định trên hệ thống.
            """),
        MessageKind.ExtensionRefused => new("Không gia hạn: {collection} {period}", """
            Đề nghị gia hạn của Quý đơn vị không được chấp thuận:

            {items}

            Hạn nộp vẫn là hết ngày {due}.
            """),
        MessageKind.ExtensionGranted => new("Gia hạn đến {due}: {collection} {period}", """
            Thời hạn nộp báo cáo sau đây của Quý đơn vị được gia hạn:

            {items}

            Đề nghị Quý đơn vị nộp báo cáo chậm nhất ngày {due}.
            """),
        MessageKind.OnBehalf => new("Báo cáo được nhập thay: {collection} {period}", """
            Báo cáo sau đây của Quý đơn vị được cơ quan tiếp nhận nhập thay hoặc chỉnh sửa:

            {items}

            Đề nghị Quý đơn vị kiểm tra số liệu; nếu có sai lệch, xin liên hệ ngay với cơ quan tiếp nhận.
            """),
        MessageKind.Opened => new("Mở kỳ báo cáo: {collection} {period}", """
            Kỳ báo cáo sau đây đã được mở:

            {items}

            Đề nghị Quý đơn vị hoàn thành và nộp báo cáo chậm nhất ngày {due}.
            """),
    };
}
